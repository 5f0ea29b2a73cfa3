package chat.parley.api.plugin;

import chat.parley.api.Subscription;
import java.time.Duration;

/// Does things later, on the host's clock, each on a virtual thread of the plugin's own. All that
/// is still to come is cancelled when the plugin is unloaded.
///
/// Safe for use by any thread. In the test kit time stands still until it is moved.
public interface Scheduler {

  /// Does this once, after `delay`; closing what is answered cancels it.
  Subscription after(Duration delay, Runnable task);

  /// Does this again and again: `period` from now, and then `period` after each end of the time
  /// before. A task that throws is logged, counted against the plugin, and done again.
  ///
  /// @param period at least 10 ms
  Subscription every(Duration period, Runnable task);
}
