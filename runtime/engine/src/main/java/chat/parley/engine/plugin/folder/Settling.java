package chat.parley.engine.plugin.folder;

import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells from one look at a folder after the other which files have come, changed or gone, and stay
/// so: whoever is still copying is left alone.
///
/// Confined to one thread.
final class Settling {

  /// How long a file must stay as it is.
  static final Duration CALM = Duration.ofMillis(500);

  /// What one sees of a file without reading it.
  record Stamp(long bytes, FileTime modified, String key) {}

  /// What has come of a look.
  ///
  /// @param changed the names of files that are new, or have new content
  /// @param gone the names of files that are no more
  /// @param isCalm whether nothing is on its way to become one of these
  record News(List<String> changed, List<String> gone, boolean isCalm) {}

  /// A state that a file has had since then; null is that it is not there.
  private record Since(@Nullable Stamp stamp, long nanos) {}

  private final Map<String, Stamp> known = new HashMap<>();
  private final Map<String, Since> unsettled = new HashMap<>();

  /// Takes everything as it is now to be settled.
  List<String> begin(Map<String, Stamp> seen) {
    known.putAll(seen);
    return seen.keySet().stream().sorted().toList();
  }

  /// What has settled since the last look.
  ///
  /// @param nanos when the look was taken, on any scale
  News look(Map<String, Stamp> seen, long nanos) {
    var changed = new ArrayList<String>();
    var gone = new ArrayList<String>();
    var names = new HashSet<>(known.keySet());
    names.addAll(seen.keySet());
    unsettled.keySet().retainAll(names);
    for (String name : names.stream().sorted().toList()) {
      Stamp stamp = seen.get(name);
      if (Objects.equals(stamp, known.get(name))) {
        unsettled.remove(name);
      } else if (isSettled(name, stamp, nanos)) {
        (stamp == null ? gone : changed).add(name);
        unsettled.remove(name);
        remember(name, stamp);
      }
    }
    return new News(changed, gone, unsettled.isEmpty());
  }

  private boolean isSettled(String name, @Nullable Stamp stamp, long nanos) {
    Since since = unsettled.get(name);
    if (since == null || !Objects.equals(since.stamp(), stamp)) {
      unsettled.put(name, new Since(stamp, nanos));
      return false;
    }
    return nanos - since.nanos() >= CALM.toNanos();
  }

  private void remember(String name, @Nullable Stamp stamp) {
    if (stamp == null) {
      known.remove(name);
    } else {
      known.put(name, stamp);
    }
  }
}
