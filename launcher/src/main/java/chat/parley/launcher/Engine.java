package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.Traffic;
import chat.parley.core.ServerNotice;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.Glance;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.store.Passphrase;
import chat.parley.launcher.resident.Residence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What commands set in motion, behind one door so that tests can stand in for it.
interface Engine {

  /// What a server is started with.
  ///
  /// @param port 0 for any free one
  /// @param bind the address to listen on; null for all
  /// @param data its folder; null for the usual one
  /// @param plugins those that run beside it; null for none
  /// @param passphrase what its keys are under
  record ServerPlan(
      int port,
      @Nullable String bind,
      @Nullable Path data,
      @Nullable PluginHome plugins,
      Passphrase passphrase) {

    /// A server whose keys are under no passphrase.
    ServerPlan(int port, @Nullable String bind, @Nullable Path data, @Nullable PluginHome plugins) {
      this(port, bind, data, plugins, Passphrase.NONE);
    }
  }

  /// A server that runs until it is closed.
  interface Running extends AutoCloseable {

    /// The UDP port it listens on.
    int port();

    /// The fingerprint of its key.
    String fingerprint();

    /// The table as it is now.
    List<TableEntry> table();

    /// As much of it as fits on a screen; nothing after the end.
    ///
    /// @param max of entries that are told of
    Optional<Glance> glance(int max);

    /// What went through its socket.
    Traffic traffic();

    /// Completes when it has ended: with nothing when it was closed, else with the reason in words.
    CompletionStage<String> ended();

    /// Says goodbye to the clients, writes everything down, and ends.
    @Override
    void close();
  }

  /// What a client is made with.
  ///
  /// @param passphrase what its keys are under
  Parley.Builder client(String nickname, Passphrase passphrase);

  /// Connects a client.
  ///
  /// @throws chat.parley.api.ParleyException as the builder's own connect
  Client connect(Parley.Builder client) throws InterruptedException;

  /// The Parley in which a command runs that came through its socket; null when it runs by itself.
  default @Nullable Residence residence() {
    return null;
  }

  /// Starts a bot that comes with Parley on a client.
  ///
  /// @param program the name of its source file, without `.java`
  Subscription bot(String program, Client client);

  /// Opens the plugins of a home, and registers their commands, which can be explained and
  /// completed at once, but called only when the plugins have started.
  ///
  /// @throws chat.parley.api.ParleyException when they cannot even be looked at
  Plugins plugins(CommandRegistry commands, PluginHome home);

  /// Starts a server that tells of itself. It answers nobody before its plugins run.
  ///
  /// @throws chat.parley.api.ParleyException when it cannot start
  Running serve(ServerPlan plan, Consumer<ServerNotice> notices) throws InterruptedException;

  /// Runs the simulator; answers 0, 1 for a broken promise, or 2 for arguments that make no sense.
  int simulate(List<String> arguments, Consumer<String> out);
}
