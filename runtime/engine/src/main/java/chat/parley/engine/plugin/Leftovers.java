package chat.parley.engine.plugin;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/// The class loaders of plugins that were unloaded, as long as something still holds them.
///
/// Safe for use by any thread.
final class Leftovers {

  private record Leftover(String load, WeakReference<ClassLoader> classes) {}

  // Guarded by this object's monitor.
  private final List<Leftover> left = new ArrayList<>();

  /// A plugin is about to be unloaded.
  ///
  /// @param load names the load
  synchronized void watch(String load, ClassLoader classes) {
    left.removeIf(it -> it.classes().get() == null);
    left.add(new Leftover(load, new WeakReference<>(classes)));
  }

  /// The names of those that are still there: what the garbage collector has not come to yet, and
  /// what really leaks.
  synchronized List<String> names() {
    left.removeIf(it -> it.classes().get() == null);
    return left.stream().map(Leftover::load).toList();
  }
}
