package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailslotTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Threads THREADS = new MachineThreads();

  private final List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch atGate = new CountDownLatch(1);

  @Test
  void handsOverInOrder() throws Exception {
    var slot = new Mailslot<Integer>(THREADS, "test", 10_000, handled::add);

    for (int i = 0; i < 1_000; i++) {
      if (i % 3 == 0) {
        assertTrue(slot.offerPrecious(i));
      } else {
        slot.offer(i);
      }
    }
    slot.awaitIdle(PATIENCE);

    assertEquals(IntStream.range(0, 1_000).boxed().toList(), handled);
  }

  @Test
  void dropsTheOldestWhenTooManyWait() throws Exception {
    Mailslot<Integer> slot = blocked(3);

    IntStream.rangeClosed(1, 5).forEach(slot::offer);
    gate.countDown();
    slot.awaitIdle(PATIENCE);

    assertEquals(List.of(0, 3, 4, 5), handled);
    assertEquals(2, slot.dropped());
  }

  @Test
  void neverDropsWhatIsPrecious() throws Exception {
    Mailslot<Integer> slot = blocked(3);

    IntStream.rangeClosed(1, 5).forEach(slot::offerPrecious);
    IntStream.rangeClosed(6, 10).forEach(slot::offer);
    gate.countDown();
    slot.awaitIdle(PATIENCE);

    assertEquals(List.of(0, 1, 2, 3, 4, 5, 8, 9, 10), handled);
  }

  @Test
  void goesOnAfterAHandlerThatThrows() throws Exception {
    var slot =
        new Mailslot<Integer>(
            THREADS,
            "test",
            10,
            item -> {
              if (item == 1) {
                throw new IllegalStateException("broken on purpose");
              }
              handled.add(item);
            });

    IntStream.range(0, 3).forEach(slot::offer);
    slot.awaitIdle(PATIENCE);

    assertEquals(List.of(0, 2), handled);
  }

  @Test
  void givesBackWhatIsPreciousWhenClosed() throws Exception {
    Mailslot<Integer> slot = blocked(3);
    assertTrue(slot.offerPrecious(1));
    slot.offer(2);
    assertTrue(slot.offerPrecious(3));

    List<Integer> left = slot.close();
    gate.countDown();
    slot.awaitIdle(PATIENCE);

    assertEquals(List.of(1, 3), left);
    assertEquals(List.of(0), handled);
    assertFalse(slot.offerPrecious(4));
  }

  /// A slot whose handler is held up by its first item, 0.
  private Mailslot<Integer> blocked(int waitingMax) throws InterruptedException {
    var slot =
        new Mailslot<Integer>(
            THREADS,
            "test",
            waitingMax,
            item -> {
              handled.add(item);
              if (item == 0) {
                hold();
              }
            });
    slot.offer(0);
    assertTrue(atGate.await(30, TimeUnit.SECONDS));
    return slot;
  }

  private void hold() {
    atGate.countDown();
    try {
      assertTrue(gate.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void lingeringHandsOverInOneGo() throws Exception {
    var threads = new CountedThreads();
    var slot = new Mailslot<Integer>(threads, "test", 100, handled::add).lingering(PATIENCE);

    IntStream.range(0, 10).forEach(slot::offer);
    slot.awaitIdle(PATIENCE);

    assertEquals(IntStream.range(0, 10).boxed().toList(), handled);
    assertEquals(1, threads.started.get());
  }

  @Test
  void lingeringEndsWhenManyWait() throws Exception {
    var all = new CountDownLatch(50);
    var slot =
        new Mailslot<Integer>(THREADS, "test", 100, _ -> all.countDown())
            .lingering(Duration.ofDays(1));

    IntStream.range(0, 50).forEach(slot::offer);

    assertTrue(all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void lingeringEndsByItself() throws Exception {
    var all = new CountDownLatch(1);
    var slot =
        new Mailslot<Integer>(THREADS, "test", 100, _ -> all.countDown())
            .lingering(Duration.ofMillis(1));

    slot.offer(1);

    assertTrue(all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  private static final class CountedThreads implements Threads {

    private final AtomicInteger started = new AtomicInteger();

    @Override
    public Moment now() {
      return THREADS.now();
    }

    @Override
    public Thread start(String name, Runnable task) {
      started.incrementAndGet();
      return THREADS.start(name, task);
    }

    @Override
    public boolean await(CompletableFuture<?> future, Duration atMost) throws InterruptedException {
      return THREADS.await(future, atMost);
    }

    @Override
    public <T extends @Nullable Object> T join(CompletableFuture<T> future) {
      return THREADS.join(future);
    }
  }
}
