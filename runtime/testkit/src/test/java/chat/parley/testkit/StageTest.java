package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class StageTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final Timeline timeline = new Timeline();
  private final Stage stage = new Stage(timeline, Duration.ofSeconds(30));
  private final List<String> told = new ArrayList<>();

  @Test
  void runsActorsOneAfterTheOtherInTheOrderOfTheirStarts() {
    for (int i = 0; i < 100; i++) {
      String name = "actor %d".formatted(i);
      var _ = stage.start(name, () -> told.add(Thread.currentThread().getName()));
    }
    assertEquals(List.of(), told);

    stage.settle();

    assertEquals(100, told.size());
    assertEquals("actor 99", told.getLast());
  }

  @Test
  void everyInterruptOfAWaitIsNoticed() {
    for (int i = 0; i < 1_000; i++) {
      Thread actor = stage.start("waiter", this::waitLong);
      stage.settle();

      actor.interrupt();
      stage.settle();
    }

    assertEquals(1_000, told.stream().filter("interrupted"::equals).count());
  }

  private void waitLong() {
    try {
      var _ = stage.await(new CompletableFuture<>(), LONG);
      told.add("in vain");
    } catch (InterruptedException _) {
      told.add("interrupted");
    }
  }

  @Test
  void letsTimePassOnlyAsFarAsItMust() throws InterruptedException {
    var answer = new CompletableFuture<String>();
    var _ = timeline.schedule(() -> answer.complete("done"), 5 * Moment.SECOND);

    assertTrue(stage.await(answer, LONG));

    assertEquals(5 * Moment.SECOND, timeline.now().nanos());
    assertFalse(stage.await(new CompletableFuture<>(), Duration.ofSeconds(3)));
    assertEquals(8 * Moment.SECOND, timeline.now().nanos());
  }

  @Test
  void saysThatSomethingNeverComes() {
    assertThrows(IllegalStateException.class, () -> stage.join(new CompletableFuture<String>()));
  }
}
