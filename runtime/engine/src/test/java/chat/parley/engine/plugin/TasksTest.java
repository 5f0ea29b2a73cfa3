package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

final class TasksTest {

  private final FakeClock clock = new FakeClock();
  private final Guard guard =
      new Guard("todo", getClass().getClassLoader(), HostRig.LIMITS, clock, _ -> {});
  private final Tasks tasks = new Tasks(clock, guard);
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  @Test
  void taskRunsWhenItsTimeHasCome() throws Exception {
    tasks.open();
    tasks.after(Duration.ofMinutes(5), () -> done.add("done"));

    clock.advance(Duration.ofMinutes(4));
    assertEquals(0, done.size());
    clock.advance(Duration.ofMinutes(1));

    assertEquals("done", done.take());
    assertEquals(0, clock.waiting());
  }

  @Test
  void nothingRunsBeforeThePluginBegins() throws Exception {
    tasks.after(Duration.ZERO, () -> done.add("done"));

    clock.advance(Duration.ofMinutes(1));
    assertEquals(0, done.size());
    tasks.open();
    clock.advance(Duration.ZERO);

    assertEquals("done", done.take());
  }

  @Test
  void periodBeginsAgainWithTheEndOfTheTask() throws Exception {
    tasks.open();
    tasks.every(
        Duration.ofSeconds(1),
        () -> {
          done.add("done");
          throw new IllegalStateException("broken");
        });

    for (int i = 0; i < 2; i++) {
      HostRig.awaitThat("it is wound up", () -> clock.waiting() == 1);
      clock.advance(Duration.ofSeconds(1));
      assertEquals("done", done.take());
    }
    HostRig.awaitThat("both are counted", () -> guard.counts().failures() == 2);
  }

  @Test
  void cancelledTaskDoesNotRun() {
    tasks.open();
    tasks.after(Duration.ofSeconds(1), () -> done.add("done")).close();
    tasks.every(Duration.ofSeconds(1), () -> done.add("done")).close();

    assertEquals(0, clock.waiting());
  }

  @Test
  void closedSchedulerHasNoTimersAndTakesNoTasks() {
    tasks.open();
    tasks.every(Duration.ofSeconds(1), () -> done.add("done"));
    tasks.close();

    assertEquals(0, clock.waiting());
    var refusal =
        assertThrows(
            IllegalStateException.class, () -> tasks.after(Duration.ZERO, () -> done.add("late")));
    assertEquals("the plugin todo is unloaded", refusal.getMessage());
  }

  @Test
  void tooShortAPeriodIsRefused() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> tasks.every(Duration.ofMillis(1), () -> {}));
    assertEquals("period is 1 ms, must be at least 10", refusal.getMessage());
  }
}
