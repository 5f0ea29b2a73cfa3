package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.hook.Hooked;
import chat.parley.engine.plugin.HostLimits;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.plugin.PluginFolders;
import chat.parley.engine.plugin.PluginHost;
import chat.parley.engine.plugin.RealClock;
import chat.parley.engine.plugin.Services;
import chat.parley.engine.store.DataFolders;
import chat.parley.launcher.text.PluginStatus;
import chat.parley.launcher.text.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins of a home beside one client: the jars in its folder `plugins`, which come and go
/// while it runs.
///
/// Where there is a jar, [#start] returns when all run that can. Where there is none, nothing is
/// loaded but a thread that looks for the first one: what hosts plugins takes a while to load, and
/// most prompts never need it.
final class HostedPlugins implements Plugins {

  private static final Logger log = LoggerFactory.getLogger(HostedPlugins.class);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final CommandRegistry commands;
  private final PluginHome home;
  private final Path jars;
  private final RealClock clock = new RealClock();
  private @Nullable Client neighbour;
  private @Nullable PluginHost host;
  private boolean closed;

  HostedPlugins(CommandRegistry commands, PluginHome home) {
    this.commands = commands;
    this.home = home;
    this.jars = home.jars();
  }

  @Override
  public boolean wantsClient() {
    if (!Files.isDirectory(jars)) {
      return false;
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files.anyMatch(file -> file.toString().endsWith(".jar"));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public synchronized void start(Client client) {
    neighbour = client;
    if (wantsClient()) {
      host = open(client);
    } else {
      Thread.ofVirtual().name("parley-plugins").start(() -> openWhenWanted(client));
    }
  }

  private synchronized void openWhenWanted(Client client) {
    try {
      while (!closed && host == null) {
        if (wantsClient()) {
          host = open(client);
        } else {
          wait(PAUSE.toMillis());
        }
      }
    } catch (InterruptedException _) {
      // Nobody interrupts it; it would only mean that no plugin is looked for any more.
      Thread.currentThread().interrupt();
    } catch (ParleyException e) {
      log.warn("Plugins cannot be used: reason={}", e.getMessage());
    }
  }

  private PluginHost open(Client client) {
    Path node = DataFolders.client(home.folder(), client.nickname());
    var folders = PluginFolders.of(home.folder(), node);
    var services =
        new Services(
            new Neighbour.OfClient(client),
            new PluginPlaces(commands, client),
            clock,
            home.check(),
            HostLimits.DEFAULT);
    try {
      PluginHost opened = PluginHost.open(services, folders);
      opened.watch();
      return opened;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private ParleyException unusable(IOException e) {
    return new ParleyException(
        ErrorCode.DATA_UNUSABLE,
        "the folder of plugins %s cannot be used: %s".formatted(jars, e.getMessage()),
        e);
  }

  @Override
  public synchronized List<PluginStatus> statuses() {
    return host == null ? List.of() : host.statuses().stream().map(HostedPlugins::shown).toList();
  }

  private static PluginStatus shown(chat.parley.engine.plugin.PluginStatus plugin) {
    return new PluginStatus(
        plugin.id().isEmpty() ? plugin.file() : plugin.id(),
        plugin.version(),
        TableText.word(plugin.state()),
        plugin.signer(),
        plugin.why().isEmpty() ? plugin.description() : plugin.why());
  }

  @Override
  public synchronized List<HookCounts> hooks() {
    return neighbour instanceof Hooked hooked ? hooked.hooks().counts() : List.of();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    if (host != null) {
      host.close();
      host = null;
    }
    clock.close();
  }
}
