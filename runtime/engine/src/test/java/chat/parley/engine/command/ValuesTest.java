package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ValuesTest {

  private static final Grammar<Meeting> GRAMMAR = Grammar.of(Meeting.class, "meet");
  private static final LocalDate DAY = LocalDate.of(2030, 12, 24);

  private static String whyNot(String line) {
    return assertInstanceOf(Parsed.Wrong.class, GRAMMAR.parse(line)).why();
  }

  @Test
  void readsARecordThatIsTheWholeCommand() {
    var expected =
        new Meeting(
            "tea",
            DAY,
            Optional.of(LocalTime.of(18, 30)),
            Optional.of(true),
            Optional.of(2.5),
            List.of("a", "b"));

    assertEquals(
        new Parsed.Ok<>(expected),
        GRAMMAR.parse("tea 2030-12-24 18:30 --open yes --price 2.5 --tag a --tag b"));
  }

  @Test
  void leavesOutWhatIsOptional() {
    var expected =
        new Meeting("tea", DAY, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    assertEquals(new Parsed.Ok<>(expected), GRAMMAR.parse(List.of("tea", "2030-12-24")));
  }

  @Test
  void refusesWhatIsNoSuchValue() {
    assertEquals("day is soon, must be a day such as 2030-12-24", whyNot("tea soon"));
    assertEquals("at is 6pm, must be a time of day such as 18:30", whyNot("tea 2030-12-24 6pm"));
    assertEquals("open is maybe, must be yes or no", whyNot("tea 2030-12-24 --open maybe"));
    assertEquals("price is 1d, must be a number such as 0.2", whyNot("tea 2030-12-24 --price 1d"));
  }

  @Test
  void explainsTheWholeCommand() {
    assertEquals(
        "usage: meet TITLE YYYY-MM-DD [HH:MM] [--open yes|no] [--price N] [--tag TAG]",
        GRAMMAR.help().lines().findFirst().orElse(""));
  }
}
