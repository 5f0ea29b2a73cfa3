package chat.parley.engine.plugin;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/// The class loaders of plugins that were unloaded, as long as something still holds them.
///
/// Safe for use by any thread.
final class Leftovers {

  private record Watched(Leftover load, WeakReference<ClassLoader> classes) {}

  // Guarded by this object's monitor.
  private final List<Watched> watched = new ArrayList<>();

  /// A plugin is about to be unloaded.
  synchronized void watch(Leftover load, ClassLoader classes) {
    forgetCollected();
    watched.add(new Watched(load, new WeakReference<>(classes)));
  }

  /// Those that are still there: what the garbage collector has not come to yet, and what really
  /// leaks. The oldest first.
  synchronized List<Leftover> all() {
    forgetCollected();
    return watched.stream().map(Watched::load).toList();
  }

  private void forgetCollected() {
    watched.removeIf(it -> it.classes().get() == null);
  }
}
