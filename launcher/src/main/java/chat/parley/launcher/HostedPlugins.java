package chat.parley.launcher;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.engine.plugin.Extensions;
import chat.parley.engine.plugin.HostLimits;
import chat.parley.engine.plugin.Leftover;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.plugin.PluginFolders;
import chat.parley.engine.plugin.PluginHost;
import chat.parley.engine.plugin.PluginStatus;
import chat.parley.engine.plugin.RealClock;
import chat.parley.engine.plugin.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins of a home beside one client or server: the jars in its folder `plugins`, which come
/// and go while it runs.
///
/// Where there is a jar, [#start] returns when all run that can. Where there is none, nothing is
/// loaded but a thread that looks for the first one: what hosts plugins takes a while to load, and
/// most prompts and servers never need it.
final class HostedPlugins implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HostedPlugins.class);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final PluginHome home;
  private final Path jars;
  private final RealClock clock = new RealClock();
  private @Nullable PluginHost host;
  private boolean closed;

  /// What they are beside.
  ///
  /// @param extensions where they put what they add
  /// @param folder the neighbour's own, in which they keep what is theirs
  record Place(Neighbour neighbour, Extensions extensions, Path folder) {}

  HostedPlugins(PluginHome home) {
    this.home = home;
    this.jars = home.jars();
  }

  /// Whether there are jars.
  boolean isAny() {
    if (!Files.isDirectory(jars)) {
      return false;
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files.anyMatch(file -> file.toString().endsWith(".jar"));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Starts them here.
  synchronized void start(Place place) {
    if (isAny()) {
      host = open(place);
    } else {
      Thread.ofVirtual().name("parley-plugins").start(() -> openWhenWanted(place));
    }
  }

  private synchronized void openWhenWanted(Place place) {
    try {
      while (!closed && host == null) {
        if (isAny()) {
          host = open(place);
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

  private PluginHost open(Place place) {
    var folders = PluginFolders.of(home.folder(), place.folder());
    var services =
        new Services(
            place.neighbour(), place.extensions(), clock, home.check(), HostLimits.DEFAULT);
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

  /// How all stand. Safe for use by any thread.
  synchronized List<PluginStatus> statuses() {
    return host == null ? List.of() : host.statuses();
  }

  /// What is left of plugins that are gone. Safe for use by any thread.
  synchronized List<Leftover> leftovers() {
    if (host == null || host.leftovers().isEmpty()) {
      return List.of();
    }
    // What the collector has only not come to yet is no leak.
    System.gc();
    return host.leftovers();
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
