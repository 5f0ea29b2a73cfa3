package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every store promises, whatever kind of node it serves.
abstract class StoreContract<S extends Store<?>> {

  /// A store that was never opened before.
  abstract S fresh();

  /// Closes the store and opens it again.
  abstract S reopened(S store);

  /// A small write, one for each number.
  abstract Write write(long number);

  /// How many of these writes there are when the store is opened again.
  abstract long count(S reopened);

  @Test
  void answersInTheOrderOfSubmission() {
    S store = fresh();
    List<Long> expected = LongStream.rangeClosed(1, 2_000).boxed().toList();
    var answered = new ArrayList<Long>();
    var last = new CompletableFuture<Outcome>();

    for (long number : expected) {
      store.persist(
          List.of(write(number)),
          outcome -> {
            answered.add(number);
            if (number == expected.size()) {
              last.complete(outcome);
            }
          });
    }

    assertEquals(Outcome.DONE, Answers.join(last));
    assertEquals(expected, answered);
    store.close();
  }

  @Test
  void keepsEverythingFromSeveralThreads() throws InterruptedException {
    S store = fresh();
    var threads = new ArrayList<Thread>();

    for (int i = 0; i < 4; i++) {
      long first = 1 + 25L * i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (long number = first; number < first + 25; number++) {
                  assertEquals(Outcome.DONE, Answers.persist(store, write(number)));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    S again = reopened(store);
    assertEquals(100, count(again));
    again.close();
  }

  @Test
  void commitsWhatWasSubmittedBeforeItIsClosed() {
    S store = fresh();
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    for (long number = 1; number <= 500; number++) {
      answers.add(Answers.submit(store, write(number)));
    }

    S again = reopened(store);

    answers.forEach(answer -> assertEquals(Outcome.DONE, answer.getNow(Outcome.FAILED)));
    assertEquals(500, count(again));
    again.close();
  }

  @Test
  void answersAnEmptyBatch() {
    S store = fresh();

    assertEquals(Outcome.DONE, Answers.persist(store));
    store.close();
  }

  @Test
  void takesNothingOnceItIsClosed() {
    S store = fresh();
    store.close();
    store.close();

    assertEquals(Outcome.FAILED, Answers.persist(store, write(1)));
  }
}
