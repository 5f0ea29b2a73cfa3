package chat.parley.engine.plugin;

import chat.parley.api.Message;
import chat.parley.api.plugin.MessageFilter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A plugin's filter behind its guard: one that fails, or takes too long, lets the message pass.
///
/// @param filter the plugin's
record GuardedFilter(MessageFilter filter, Guard guard) implements MessageFilter {

  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /// Long enough that one which ends when it is interrupted is heard.
  private static final Duration WAIT_MAX = DEADLINE.plus(Guard.TICK.multipliedBy(2));

  /// On a thread of its own: nobody else may hang with it.
  @Override
  public boolean shows(Message message) {
    var verdict = new CompletableFuture<Boolean>();
    var _ = guard.threads().start("plugin-" + guard.plugin(), () -> verdict.complete(ask(message)));
    try {
      return !guard.threads().await(verdict, WAIT_MAX) || verdict.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private boolean ask(Message message) {
    try {
      return guard.call(filter.getClass().getSimpleName(), DEADLINE, () -> filter.shows(message));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError _) {
      // It was logged and counted where it happened.
      return true;
    }
  }
}
