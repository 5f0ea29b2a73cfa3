package chat.parley.engine.plugin;

import chat.parley.api.Message;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.MessageFilter;
import chat.parley.engine.client.Judge;
import java.time.Duration;

/// A plugin's filter behind its guard: one that fails, or takes too long, lets the message pass.
final class GuardedFilter implements Judge {

  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /// Long enough that one which ends when it is interrupted is heard.
  private static final long STUCK_NANOS = DEADLINE.plus(Guard.TICK.multipliedBy(2)).toNanos();

  private static final long IDLE = Long.MIN_VALUE;

  private final MessageFilter filter;
  private final Interest interest;
  private final Guard guard;
  private final String name;
  private volatile long since = IDLE;

  /// @param filter the plugin's
  /// @param interest what it has to do with
  GuardedFilter(MessageFilter filter, Interest interest, Guard guard) {
    this.filter = filter;
    this.interest = interest;
    this.guard = guard;
    this.name = filter.getClass().getSimpleName();
  }

  @Override
  public boolean wants(Message message) {
    return interest.isIn(message);
  }

  @Override
  public boolean shows(Message message) {
    long began = guard.threads().now().nanos();
    since = began;
    try {
      return guard.call(name, DEADLINE, () -> filter.shows(message));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError _) {
      // It was logged and counted where it happened.
      return true;
    } finally {
      // One that was stuck ends beside the call that came after it.
      if (since == began) {
        since = IDLE;
      }
    }
  }

  @Override
  public boolean isStuck() {
    long began = since;
    return began != IDLE && guard.threads().now().nanos() - began >= STUCK_NANOS;
  }
}
