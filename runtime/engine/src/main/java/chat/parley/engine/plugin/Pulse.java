package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import org.jspecify.annotations.Nullable;

/// Does something every [Guard#TICK], from the first plugin on until the host ends.
///
/// Safe for use by any thread.
final class Pulse implements AutoCloseable {

  private final HostClock clock;
  private final Runnable work;

  // Guarded by this object's monitor.
  private @Nullable Subscription next;
  private boolean closed;

  Pulse(HostClock clock, Runnable work) {
    this.clock = clock;
    this.work = work;
  }

  /// Begins; beginning twice does nothing.
  synchronized void begin() {
    if (next == null && !closed) {
      next = clock.after(Guard.TICK, this::beat);
    }
  }

  private void beat() {
    work.run();
    again();
  }

  private synchronized void again() {
    if (!closed) {
      next = clock.after(Guard.TICK, this::beat);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.close();
    }
  }
}
