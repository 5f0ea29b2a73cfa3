package chat.parley.engine.plugin;

import chat.parley.engine.plugin.PluginStatus.State;
import chat.parley.engine.plugin.jar.Inspection;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.jar.ShadowCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Keeps the plugins of one client or server: takes jars in, and lets those run that can.
///
/// Whatever is wrong with a jar concerns that jar alone. A file that is overwritten with something
/// that cannot run leaves the version running that did.
///
/// Safe for use by any thread. What changes plugins takes turns, and waits for them to begin and to
/// end; what asks does not wait.
public final class PluginHost implements AutoCloseable {

  private final Pulse pulse;
  private final ShadowCopies copies;
  private final Inspection inspection;
  private final Assembly assembly;
  private final Leftovers leftovers = new Leftovers();

  private final ReentrantLock turn = new ReentrantLock();

  // Guarded by the turn.
  private final Inventory inventory;
  private boolean closed;

  private PluginHost(Services services, PluginFolders folders, ShadowCopies copies) {
    this.copies = copies;
    inspection = new Inspection(services.check());
    assembly = new Assembly(services, new Provisions(services, folders), this::switchOffSoon);
    pulse = new Pulse(services.clock(), assembly::tick);
    inventory = new Inventory(services, new Loads(copies, assembly, leftovers), copies);
  }

  /// A host without plugins.
  ///
  /// @throws IOException when its folders cannot be made
  public static PluginHost open(Services services, PluginFolders folders) throws IOException {
    Files.createDirectories(folders.jars());
    Files.createDirectories(folders.data());
    return new PluginHost(services, folders, ShadowCopies.in(folders.shadow()));
  }

  /// Takes a file in that is new or has changed; under its name it replaces what was taken in
  /// before. The file itself is only copied.
  public void take(Path file) {
    change(() -> inspect(file));
  }

  private boolean inspect(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      Path copy = copies.copy(file);
      try {
        inventory.put(inspection.inspect(name, copy));
        return true;
      } catch (Refusal e) {
        copies.delete(copy);
        inventory.putFault(name, e.why());
      }
    } catch (IOException e) {
      inventory.putFault(name, "%s cannot be read: %s".formatted(name, e.getMessage()));
    }
    return false;
  }

  /// Changes something, and lets the plugins follow.
  private boolean change(BooleanSupplier what) {
    turn.lock();
    try {
      if (closed) {
        return false;
      }
      pulse.begin();
      boolean answer = what.getAsBoolean();
      inventory.settle();
      return answer;
    } finally {
      turn.unlock();
    }
  }

  /// Forgets a file that is gone, and unloads what was loaded from it.
  ///
  /// @param name its name in the folder
  public void forget(String name) {
    change(() -> {
      inventory.remove(name);
      return true;
    });
  }

  /// Lets a plugin run again that was disabled or switched off, or tries one again that was
  /// refused.
  ///
  /// @return whether there is such a plugin
  public boolean enable(String id) {
    return change(() -> inventory.allow(id));
  }

  /// Unloads a plugin, and keeps it from running until it is enabled.
  ///
  /// @return whether there is such a plugin
  public boolean disable(String id) {
    return change(() -> inventory.forbid(id, State.DISABLED, "it is disabled"));
  }

  /// All plugins, and all files that are none, by file.
  public List<PluginStatus> statuses() {
    return inventory.statuses();
  }

  /// Which loads are over, but not yet out of memory: what the garbage collector has not come to
  /// yet, and what really leaks.
  public List<String> leftovers() {
    return leftovers.names();
  }

  private void switchOffSoon(String id, String why) {
    // The caller may be the plugin's own thread, or the clock's.
    Thread.ofVirtual()
        .name("parley-plugins")
        .start(() -> change(() -> inventory.forbid(id, State.SWITCHED_OFF, why)));
  }

  /// Unloads everything. Closing twice does nothing.
  @Override
  public void close() {
    turn.lock();
    try {
      if (!closed) {
        closed = true;
        inventory.close();
        pulse.close();
      }
    } finally {
      turn.unlock();
    }
  }
}
