package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.hook.Hooked;
import chat.parley.engine.plugin.Leftover;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.store.DataFolders;
import chat.parley.launcher.text.PluginStatus;
import chat.parley.launcher.text.TableText;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The plugins of a home beside a prompt's or a shell's client.
final class ClientPlugins implements Plugins {

  private final CommandRegistry commands;
  private final PluginHome home;
  private final HostedPlugins hosted;
  private volatile @Nullable Client neighbour;

  ClientPlugins(CommandRegistry commands, PluginHome home) {
    this.commands = commands;
    this.home = home;
    this.hosted = new HostedPlugins(home);
  }

  @Override
  public boolean wantsClient() {
    return hosted.isAny();
  }

  @Override
  public void start(Client client, Consumer<String> notices) {
    neighbour = client;
    hosted.start(
        new HostedPlugins.Place(
            new Neighbour.OfClient(client, options -> new EngineClientFactory().connect(options)),
            new PluginPlaces(commands, client, notices),
            DataFolders.client(home.folder(), client.nickname())));
  }

  @Override
  public List<PluginStatus> statuses() {
    return hosted.statuses().stream().map(ClientPlugins::shown).toList();
  }

  private static PluginStatus shown(chat.parley.engine.plugin.PluginStatus plugin) {
    return new PluginStatus(
        plugin.id().isEmpty() ? plugin.file() : plugin.id(),
        plugin.version(),
        TableText.word(plugin.state()),
        plugin.signer(),
        plugin.counts().recentFailures(),
        plugin.why().isEmpty() ? plugin.description() : plugin.why());
  }

  @Override
  public List<Leftover> leftovers() {
    return hosted.leftovers();
  }

  @Override
  public List<HookCounts> hooks() {
    return neighbour instanceof Hooked hooked ? hooked.hooks().counts() : List.of();
  }

  @Override
  public void close() {
    hosted.close();
  }
}
