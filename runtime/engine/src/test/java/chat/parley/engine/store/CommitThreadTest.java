package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.store.ClientWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Group commit, and what becomes of batches when the disk does not play along.
final class CommitThreadTest {

  private final FakeLedger ledger = new FakeLedger();
  private final List<String> answers = new ArrayList<>();

  /// Runs these submissions while the thread is held back, so that they form one group.
  private boolean group(Consumer<CommitThread> submissions) {
    var commits = CommitThread.start("parley-store-test", ledger, 100);
    var isGathered = new CountDownLatch(1);
    commits.persist(List.of(), _ -> await(isGathered));
    submissions.accept(commits);
    isGathered.countDown();
    boolean isInOrder = commits.close();
    ledger.committed.removeIf(List::isEmpty);
    return isInOrder;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void submit(CommitThread commits, long... numbers) {
    var writes = new ArrayList<ClientWrite>();
    for (long number : numbers) {
      writes.add(number < 0 ? new ClientWrite.Reserved(-number) : new ClientWrite.Shown(number));
    }
    commits.persist(writes, outcome -> answers.add(numbers[0] + " " + outcome));
  }

  @Test
  void commitsTogetherWhatWaitsTogether() {
    boolean isInOrder =
        group(commits -> {
          submit(commits, 1, 2);
          submit(commits, 3);
          submit(commits, 4);
        });

    assertTrue(isInOrder);
    assertEquals(List.of(List.of(1L, 2L, 3L, 4L)), ledger.committed);
    assertEquals(List.of("1 DONE", "3 DONE", "4 DONE"), answers);
    assertEquals(List.of("close"), ledger.log);
  }

  @Test
  void commitsEachAloneWhenTogetherTheyDoNotFit() {
    ledger.isFull = batch -> batch.contains(3L);

    boolean isInOrder =
        group(commits -> {
          submit(commits, 1, 2);
          submit(commits, 3, 4);
          submit(commits, 5);
        });

    assertTrue(isInOrder);
    assertEquals(List.of(List.of(1L, 2L), List.of(5L)), ledger.committed);
    assertEquals(List.of("1 DONE", "3 FULL", "5 DONE"), answers);
  }

  @Test
  void givesTheReserveToThoseWhoMayUseItAlone() {
    ledger.isFull = batch -> ledger.hasReserve || batch.stream().anyMatch(number -> number > 0);

    group(commits -> {
      submit(commits, 1);
      submit(commits, -2);
      submit(commits, -3, 3);
    });

    assertEquals(List.of(List.of(-2L)), ledger.committed);
    assertEquals(List.of("1 FULL", "-2 DONE", "-3 FULL"), answers);
    assertEquals(List.of("relieve", "close"), ledger.log);
  }

  @Test
  void refusesEvenThoseWhenTheReserveIsNotEnough() {
    ledger.isFull = batch -> !batch.isEmpty();

    group(commits -> submit(commits, -1));

    assertEquals(List.of("-1 FULL"), answers);
  }

  @Test
  void takesNothingMoreOnceTheDiskHasFailed() {
    ledger.isBroken = batch -> batch.contains(2L);
    var commits = CommitThread.start("parley-store-test", ledger, 100);
    submitAndWait(commits, 1);
    submitAndWait(commits, 2);
    submitAndWait(commits, 3);

    assertFalse(commits.close());
    ledger.committed.removeIf(List::isEmpty);
    assertEquals(List.of(List.of(1L)), ledger.committed);
    assertEquals(List.of("1 DONE", "2 FAILED", "3 FAILED"), answers);
  }

  private void submitAndWait(CommitThread commits, long number) {
    var isAnswered = new CountDownLatch(1);
    submit(commits, number);
    commits.persist(List.of(), _ -> isAnswered.countDown());
    await(isAnswered);
  }

  @Test
  void takesNothingMoreOnceAWriteIsABrokenPromise() {
    boolean isInOrder =
        group(commits -> {
          commits.persist(
              List.of(new ClientWrite.PrekeyGone(1)), outcome -> answers.add("" + outcome));
          submit(commits, 1);
        });

    assertFalse(isInOrder);
    assertEquals(List.of(), ledger.committed);
    assertEquals(List.of("FAILED", "1 FAILED"), answers);
  }

  @Test
  void goesOnWhenAReceiverThrows() {
    group(commits -> {
      commits.persist(
          List.of(),
          _ -> {
            throw new IllegalStateException("on purpose");
          });
      submit(commits, 1);
    });

    assertEquals(List.of("1 DONE"), answers);
  }

  @Test
  void readsBetweenTheBatchesAroundIt() {
    group(commits -> {
      submit(commits, 1);
      commits.read(() -> "found", "nothing", found -> answers.add(found));
      submit(commits, 2);
    });

    assertEquals(List.of("1 DONE", "found", "2 DONE"), answers);
  }

  @Test
  void readsNothingFromABrokenLedger() {
    ledger.isBroken = batch -> batch.contains(1L);
    var commits = CommitThread.start("parley-store-test", ledger, 100);
    submitAndWait(commits, 1);
    commits.read(() -> "found", "nothing", answers::add);
    commits.close();

    assertEquals(List.of("1 FAILED", "nothing"), answers);
  }

  @Test
  void canBeToldToCloseByAReceiver() {
    var commits = CommitThread.start("parley-store-test", ledger, 100);
    commits.persist(List.of(), _ -> answers.add("closed " + commits.close()));
    commits.close();

    assertEquals(List.of("closed false"), answers);
    assertEquals(List.of("close"), ledger.log);
  }

  @Test
  void closesTheLedgerThoughTheWaitingThreadIsInterrupted() {
    var commits = CommitThread.start("parley-store-test", ledger, 100);
    submit(commits, 1);
    Thread.currentThread().interrupt();

    boolean isInOrder = commits.close();

    assertTrue(Thread.interrupted());
    assertTrue(isInOrder);
    assertEquals(List.of("1 DONE"), answers);
  }
}
