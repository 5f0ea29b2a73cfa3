package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GuardTest {

  private final FakeClock clock = new FakeClock();
  private final ClassLoader classes = new URLClassLoader(new URL[0]);
  private final List<String> switchedOff = new ArrayList<>();
  private final Guard guard = new Guard("todo", classes, HostRig.LIMITS, clock, switchedOff::add);

  @Test
  void callSeesThePluginsClassesAndLeavesTheThreadAsItWas() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    ClassLoader within =
        guard.call(
            "looking", Duration.ofSeconds(1), () -> Thread.currentThread().getContextClassLoader());

    assertEquals(classes, within);
    assertEquals(before, Thread.currentThread().getContextClassLoader());
  }

  @Test
  void lateCallIsInterruptedOnceAndCountedOnce() throws Exception {
    var running = new CountDownLatch(1);
    var thrown = new ArrayList<Throwable>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                guard.call(
                    "waiting",
                    Duration.ofSeconds(2),
                    () -> {
                      running.countDown();
                      new CountDownLatch(1).await();
                      return "never";
                    });
              } catch (Exception e) {
                thrown.add(e);
              }
            });
    running.await();

    tick(Duration.ofMillis(2_250));
    thread.join();

    assertEquals(InterruptedException.class, thrown.getFirst().getClass());
    assertEquals(1, guard.counts().failures());
    assertEquals(List.of(), switchedOff);
  }

  @Test
  void callWithinItsDeadlineIsLeftAlone() throws Exception {
    String answer =
        guard.call(
            "ticking",
            Duration.ofSeconds(2),
            () -> {
              tick(Duration.ofSeconds(2));
              return "done";
            });

    assertEquals("done", answer);
    assertEquals(0, guard.counts().failures());
  }

  @Test
  void closedGuardLetsNothingThrough() {
    guard.close();

    var refusal =
        assertThrows(
            IllegalStateException.class,
            () -> guard.call("late", Duration.ofSeconds(1), () -> "never"));
    assertEquals("the plugin todo is unloaded", refusal.getMessage());
    assertFalse(guard.attempt("late", () -> {}));
  }

  @Test
  void callThatClosesItsOwnPluginIsNotWaitedFor() {
    assertTrue(guard.attempt("closing", guard::close));
    assertTrue(guard.isClosed());
  }

  @Test
  void thirdFailureSwitchesOffOnce() {
    for (int i = 0; i < 5; i++) {
      guard.failed("testing", new TimeoutException("slow"));
    }

    assertEquals(
        List.of("it failed 3 times within 60 minutes, at last in testing: TimeoutException: slow"),
        switchedOff);
  }

  @Test
  void droppedEventsAreAFailureAtMostOnceAMinute() {
    var dropped = new AtomicLong(7);
    guard.watchLosses(dropped::get);

    tick(Duration.ofSeconds(1));
    assertEquals(0, guard.counts().failures());
    for (int i = 0; i < 8; i++) {
      dropped.incrementAndGet();
      tick(Duration.ofSeconds(5));
    }

    assertEquals(1, guard.counts().failures());
    tick(Duration.ofMinutes(1));
    assertEquals(2, guard.counts().failures());
    assertFalse(guard.isClosed());
  }

  private void tick(Duration time) {
    for (long i = 0; i < time.dividedBy(Guard.TICK); i++) {
      guard.tick();
    }
  }
}
