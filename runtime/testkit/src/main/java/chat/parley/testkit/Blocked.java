package chat.parley.testkit;

import java.time.Duration;

/// Code that a test runs has waited for something that is not Parley's, such as a real sleep or a
/// lock, so that virtual time cannot go on. The stack is that of the thread that waits.
public final class Blocked extends AssertionError {

  private static final long serialVersionUID = 1;

  Blocked(Thread thread, Duration after) {
    super(
        """
        the thread %s has blocked outside of Parley for %d ms of real time, see its stack below: \
        wait with Delivery.await, Client.await or the plugin's Scheduler instead\
        """
            .formatted(thread.getName(), after.toMillis()));
    setStackTrace(thread.getStackTrace());
  }
}
