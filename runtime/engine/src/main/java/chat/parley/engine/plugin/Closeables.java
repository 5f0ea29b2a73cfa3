package chat.parley.engine.plugin;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What of a plugin has to be closed with it, in the order in which it was made.
///
/// Safe for use by any thread.
final class Closeables {

  private static final Logger log = LoggerFactory.getLogger(Closeables.class);

  // Guarded by this object's monitor.
  private final Deque<AutoCloseable> own = new ArrayDeque<>();
  private final Deque<AutoCloseable> made = new ArrayDeque<>();
  private final Set<AutoCloseable> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean complete;
  private boolean closed;

  /// Is the host's own, and closed after all that the plugin has made.
  ///
  /// @return whether it will be: false when everything has been closed
  synchronized boolean addOwn(AutoCloseable next) {
    if (!closed) {
      own.push(next);
    }
    return !closed;
  }

  /// Is closed by whoever says so.
  synchronized void dropOwn(AutoCloseable closedAlready) {
    own.remove(closedAlready);
  }

  /// Was made by the plugin after all others.
  synchronized void add(AutoCloseable next) {
    if (!complete && known.add(next)) {
      made.push(next);
    }
  }

  /// Forgets what of the plugin is not among these, and from now on takes nothing more.
  synchronized void keep(Set<Object> singletons) {
    made.removeIf(it -> !singletons.contains(it));
    known.clear();
    complete = true;
  }

  /// Closes everything, the last one first; one that fails does not keep the others from it.
  void close() {
    for (AutoCloseable last = next(); last != null; last = next()) {
      try {
        last.close();
      } catch (Exception | LinkageError | AssertionError e) {
        log.warn("Something of a plugin could not be closed: what={}", last.getClass(), e);
      }
    }
  }

  private synchronized @Nullable AutoCloseable next() {
    AutoCloseable next = made.isEmpty() ? own.poll() : made.poll();
    closed |= next == null;
    return next;
  }
}
