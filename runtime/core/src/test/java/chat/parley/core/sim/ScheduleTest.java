package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

  private final Schedule schedule = new Schedule();
  private final List<String> ran = new ArrayList<>();

  @Test
  void runsInTheOrderOfTime() {
    schedule.at(20, () -> ran.add("late"));
    schedule.at(10, () -> ran.add("early"));

    schedule.runUntil(20);

    assertEquals(List.of("early", "late"), ran);
  }

  @Test
  void runsInTheOrderOfEntryAtTheSameTime() {
    schedule.at(10, () -> ran.add("first"));
    schedule.at(10, () -> ran.add("second"));

    schedule.runUntil(10);

    assertEquals(List.of("first", "second"), ran);
  }

  @Test
  void leavesWhatIsNotDue() {
    schedule.at(11, () -> ran.add("later"));

    schedule.runUntil(10);

    assertEquals(List.of(), ran);
    assertEquals(10, schedule.now());
  }

  @Test
  void runsWhatIsEnteredForThePastAtOnce() {
    schedule.runUntil(10);
    schedule.at(5, () -> ran.add("overdue at " + schedule.now()));

    schedule.runUntil(10);

    assertEquals(List.of("overdue at 10"), ran);
  }
}
