package chat.parley.api.plugin;

import chat.parley.api.Subscription;
import java.time.Duration;

/// Does things later, on the host's clock, each on a virtual thread of the plugin's own. All that
/// is still to come is cancelled when the plugin is unloaded.
///
/// What is asked for while the plugin is made begins when it is switched on. A task may block, but
/// is interrupted after 10 seconds; that counts as a failure of the plugin, as does what it throws.
/// At most 10,000 tasks wait at a time.
///
/// Safe for use by any thread. In the test kit time stands still until it is moved.
public interface Scheduler {

  /// Does this once, after `delay`; closing what is answered cancels it.
  ///
  /// @throws IllegalStateException when too many wait, or the plugin is unloaded
  Subscription after(Duration delay, Runnable task);

  /// Does this again and again: `period` from now, and then `period` after each end of the time
  /// before. A task that throws is logged, counted against the plugin, and done again.
  ///
  /// @param period at least 10 ms
  /// @throws IllegalArgumentException when it is shorter
  /// @throws IllegalStateException when too many wait, or the plugin is unloaded
  Subscription every(Duration period, Runnable task);
}
