package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import chat.parley.core.Moment;
import chat.parley.core.Output;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AdmissionsTest {

  private final Arrivals arrivals = new Arrivals();
  private final List<Output> questions = new ArrayList<>();
  private final Admissions admissions = new Admissions(arrivals.context());

  @BeforeEach
  void ask() {
    at(0);
    admissions.ask(true);
  }

  private void at(long nanos) {
    arrivals.context().begin(new Moment(nanos, 0), questions::add);
  }

  private void fill() {
    for (int i = 0; i < 1_024; i++) {
      assertFalse(admissions.admits(arrivals.of("nick" + i), true));
    }
  }

  @Test
  void asksNoMoreThanItMay() {
    fill();

    assertFalse(admissions.admits(arrivals.of("bob"), true));

    assertEquals(1_024, questions.size());
  }

  @Test
  void asksAgainWhenAnAnswerHasMadeRoom() {
    fill();
    admissions.answered(7);

    admissions.admits(arrivals.of("bob"), true);

    assertEquals(1_025, questions.size());
  }

  @Test
  void givesUpTheOldestFirst() {
    Arrival alice = arrivals.of("alice");
    Arrival bob = arrivals.of("bob");
    admissions.admits(alice, true);
    at(Moment.SECOND);
    admissions.admits(bob, true);

    at(2 * Moment.SECOND);

    assertSame(alice, admissions.elapsed().getFirst());
    assertEquals(3 * Moment.SECOND, admissions.deadline());
  }
}
