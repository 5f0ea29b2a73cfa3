package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.plugin.Leftover;
import chat.parley.launcher.text.PluginStatus;
import java.util.List;
import java.util.function.Consumer;

/// The plugins of a home beside one client, behind one door so that tests can stand in for them.
interface Plugins extends AutoCloseable {

  /// No plugins at all.
  Plugins NONE =
      new Plugins() {
        @Override
        public void start(Client client, Consumer<String> notices) {}

        @Override
        public boolean wantsClient() {
          return false;
        }

        @Override
        public List<PluginStatus> statuses() {
          return List.of();
        }

        @Override
        public List<Leftover> leftovers() {
          return List.of();
        }

        @Override
        public List<HookCounts> hooks() {
          return List.of();
        }

        @Override
        public void close() {}
      };

  /// Starts them beside this client; what they have registered can be called from then on.
  ///
  /// @param notices takes what they tell the client's owner unasked, a line each, which may hold
  ///   what strangers wrote
  void start(Client client, Consumer<String> notices);

  /// Whether there are some that register their commands only when they start.
  boolean wantsClient();

  /// All that are known. Safe for use by any thread.
  List<PluginStatus> statuses();

  /// Those that are unloaded, but held in memory by something; looks for garbage first. Safe for
  /// use by any thread.
  List<Leftover> leftovers();

  /// Their hooks, in order. Safe for use by any thread.
  List<HookCounts> hooks();

  /// Ends what they do and takes away what they have registered, before their client is closed.
  /// Closing twice does nothing.
  @Override
  void close();
}
