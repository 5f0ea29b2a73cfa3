package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.time.InstantSource;

/// The time that plugins live by. In the test kit it stands still until it is moved.
///
/// Safe for use by any thread.
public interface HostClock extends InstantSource {

  /// The threads that plugins run on, and which wait by this clock.
  Threads threads();

  /// Runs this once, after `delay`, on the clock's own thread, which it must not hold up; closing
  /// what is answered cancels it.
  Subscription after(Duration delay, Runnable task);
}
