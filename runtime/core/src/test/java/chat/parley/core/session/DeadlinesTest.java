package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.core.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {

  private final Deadlines<String> deadlines = new Deadlines<>();

  @Test
  void isNeverDueWhenEmpty() {
    assertEquals(Moment.NEVER, deadlines.next());
    assertNull(deadlines.due(Long.MAX_VALUE));
  }

  @Test
  void givesOutWhatIsDueInOrderOfTimeThenOfAge() {
    var late = deadlines.entry("late");
    var first = deadlines.entry("first");
    var second = deadlines.entry("second");
    deadlines.set(late, 30);
    deadlines.set(second, 20);
    deadlines.set(first, 20);

    assertEquals("first", deadlines.due(25));
    assertEquals("second", deadlines.due(25));
    assertNull(deadlines.due(25));
    assertEquals(30, deadlines.next());
  }

  @Test
  void followsADeadlineThatMovesLater() {
    var entry = deadlines.entry("one");
    deadlines.set(entry, 10);
    deadlines.set(entry, 50);

    assertNull(deadlines.due(49));
    assertEquals(50, deadlines.next());
    assertEquals("one", deadlines.due(50));
  }

  @Test
  void forgetsWhatIsTakenOut() {
    var entry = deadlines.entry("one");
    deadlines.set(entry, 10);
    deadlines.set(entry, Moment.NEVER);

    assertNull(deadlines.due(100));
    assertEquals(0, deadlines.size());
  }

  @Test
  void agreesWithASearchThroughAll() {
    var random = new SplittableRandom(1);
    var numbers = new Deadlines<Integer>();
    var entries = new ArrayList<Deadlines.Entry<Integer>>();
    for (int i = 0; i < 200; i++) {
      entries.add(numbers.entry(i));
    }
    for (int i = 0; i < 100_000; i++) {
      var entry = entries.get(random.nextInt(200));
      if (random.nextInt(5) > 0) {
        numbers.set(entry, random.nextInt(6) == 0 ? Moment.NEVER : random.nextInt(1_000));
      } else {
        int expected = earliest(entries);
        long at = expected < 0 ? Moment.NEVER : entries.get(expected).at();
        assertEquals(at, numbers.next());
        if (expected >= 0) {
          assertEquals(expected, numbers.due(at));
        }
      }
    }
  }

  private static int earliest(List<Deadlines.Entry<Integer>> entries) {
    int best = -1;
    for (int i = 0; i < entries.size(); i++) {
      long at = entries.get(i).at();
      if (at != Moment.NEVER && (best < 0 || at < entries.get(best).at())) {
        best = i;
      }
    }
    return best;
  }
}
