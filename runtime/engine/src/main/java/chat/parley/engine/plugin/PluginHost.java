package chat.parley.engine.plugin;

import chat.parley.engine.plugin.folder.DisabledIds;
import chat.parley.engine.plugin.folder.FolderWatch;
import chat.parley.engine.plugin.jar.Inspection;
import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.jar.ShadowCopies;
import chat.parley.engine.time.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the plugins of one client or server: takes jars in, and lets those run that can.
///
/// Whatever is wrong with a jar concerns that jar alone. A file that is overwritten with something
/// that cannot run leaves the version running that did.
///
/// Safe for use by any thread. What changes plugins takes turns, and waits for them to begin and to
/// end; what asks does not wait.
public final class PluginHost implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PluginHost.class);

  private final Threads threads;
  private final Pulse pulse;
  private final Path folder;
  private final DisabledIds disabledIds;
  private final ShadowCopies copies;
  private final Inspection inspection;
  private final Set<String> settings;
  private final Assembly assembly;
  private final Leftovers leftovers = new Leftovers();

  private final ReentrantLock turn = new ReentrantLock();

  // Guarded by the turn.
  private final Inventory inventory;
  private @Nullable FolderWatch watch;
  private boolean closed;

  private PluginHost(Services services, PluginFolders folders, ShadowCopies copies) {
    this.copies = copies;
    folder = folders.jars();
    disabledIds = new DisabledIds(folder);
    threads = services.clock().threads();
    inspection = new Inspection(services.check());
    settings = services.check().settings();
    assembly = new Assembly(services, new Provisions(services, folders), this::switchOffSoon);
    pulse = new Pulse(services.clock(), assembly::tick);
    inventory = new Inventory(services, new Loads(threads, copies, assembly, leftovers), copies);
  }

  /// A host without plugins.
  ///
  /// @throws IOException when its folders cannot be made
  public static PluginHost open(Services services, PluginFolders folders) throws IOException {
    Files.createDirectories(folders.jars());
    Files.createDirectories(folders.data());
    return new PluginHost(services, folders, ShadowCopies.in(folders.shadow()));
  }

  /// Takes in what is in the folder now, and from now on whatever comes, changes and goes there.
  /// Watching twice does nothing.
  public void watch() {
    turn.lock();
    try {
      if (watch == null && !closed) {
        watch =
            new FolderWatch(folder, name -> isOurs(name), (changed, gone) -> follow(changed, gone));
      }
    } finally {
      turn.unlock();
    }
  }

  private boolean isOurs(String name) {
    return FolderWatch.isJar(name) || name.equals(DisabledIds.FILE) || settings.contains(name);
  }

  private void follow(List<Path> changed, List<String> gone) {
    change(() -> {
      readDisabled();
      gone.forEach(inventory::remove);
      if (Stream.concat(changed.stream().map(PluginHost::name), gone.stream())
          .anyMatch(settings::contains)) {
        judgeAgain();
      }
      changed.stream().filter(file -> FolderWatch.isJar(name(file))).forEach(this::inspect);
    });
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /// What was refused is tried once more, and what must not run any more ends.
  private void judgeAgain() {
    inventory.faulty().forEach(file -> inspect(folder.resolve(file)));
    for (PluginJar jar : inventory.jars()) {
      try {
        inspection.judge(jar);
      } catch (Refusal e) {
        inventory.refuse(jar.file(), e.why());
      }
    }
  }

  /// Takes files in that are new or have changed; under its name each replaces what was taken in
  /// before. The files themselves are only copied.
  public void take(Path... files) {
    follow(List.of(files), List.of());
  }

  private void inspect(Path file) {
    String name = name(file);
    try {
      Path copy = copies.copy(file);
      try {
        inventory.put(inspection.inspect(name, copy));
      } catch (Refusal e) {
        copies.delete(copy);
        inventory.putFault(name, e.why());
      }
    } catch (IOException e) {
      inventory.putFault(name, "%s cannot be read: %s".formatted(name, e.getMessage()));
    }
  }

  /// What cannot be read leaves everything as it was.
  private void readDisabled() {
    try {
      inventory.disable(disabledIds.read());
    } catch (IOException e) {
      log.warn("The list of disabled plugins cannot be read: folder={}", folder, e);
    }
  }

  /// Changes something, and lets the plugins follow.
  private void change(Runnable what) {
    turn.lock();
    try {
      if (!closed) {
        pulse.begin();
        what.run();
        inventory.settle();
      }
    } finally {
      turn.unlock();
    }
  }

  /// Forgets a file that is gone, and unloads what was loaded from it.
  ///
  /// @param name its name in the folder
  public void forget(String name) {
    follow(List.of(), List.of(name));
  }

  /// Lets a plugin run again that was disabled or switched off, or tries one again that was
  /// refused.
  ///
  /// @return whether there is such a plugin
  /// @throws UncheckedIOException when that cannot be written down
  public boolean enable(String id) {
    return allow(id, true);
  }

  /// Unloads a plugin, and keeps it from running until it is enabled, also after a restart, and
  /// also beside other nodes that share the folder.
  ///
  /// @return whether there is such a plugin
  /// @throws UncheckedIOException when that cannot be written down
  public boolean disable(String id) {
    return allow(id, false);
  }

  private boolean allow(String id, boolean mayRun) {
    turn.lock();
    try {
      if (!inventory.has(id)) {
        return false;
      }
      change(() -> {
        var ids = new TreeSet<>(inventory.disabled());
        boolean isNew = mayRun ? ids.remove(id) : ids.add(id);
        if (isNew) {
          write(ids);
        }
        inventory.disable(ids);
        inventory.allow(id);
      });
      return true;
    } finally {
      turn.unlock();
    }
  }

  private void write(Set<String> ids) {
    try {
      disabledIds.write(ids);
    } catch (IOException e) {
      throw new UncheckedIOException("the list of disabled plugins cannot be written", e);
    }
  }

  /// All plugins, and all files that are none, by file.
  public List<PluginStatus> statuses() {
    return inventory.statuses();
  }

  /// Which loads are over, but not yet out of memory: what the garbage collector has not come to
  /// yet, and what really leaks. The oldest first.
  public List<Leftover> leftovers() {
    return leftovers.all();
  }

  private void switchOffSoon(String id, String why) {
    // The caller may be the plugin's own thread, or the clock's.
    var _ = threads.start("parley-plugins", () -> change(() -> inventory.switchOff(id, why)));
  }

  /// Unloads everything. Closing twice does nothing.
  @Override
  public void close() {
    FolderWatch last = end();
    if (last != null) {
      last.close();
    }
  }

  /// The watch, which must be closed without the turn: it may be waiting for it.
  private @Nullable FolderWatch end() {
    turn.lock();
    try {
      if (!closed) {
        closed = true;
        inventory.close();
        pulse.close();
      }
      return watch;
    } finally {
      turn.unlock();
    }
  }
}
