package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NoticeBoardTest {

  private final FakeClock clock = new FakeClock();
  private final Guard guard =
      new Guard("todo", getClass().getClassLoader(), HostRig.LIMITS, clock, _ -> {});
  private final List<String> shown = new ArrayList<>();
  private final NoticeBoard board = new NoticeBoard(guard, clock, shown::add);

  @Test
  void tellsOneLineWithoutControlCharacters() {
    board.tell("one\ntwo\u001b[2Jthree\u0085");

    assertEquals(List.of("one two [2Jthree "), shown);
  }

  @Test
  void cutsOffWhatIsTooLong() {
    board.tell("🎲".repeat(500));
    board.tell("🎲".repeat(501));

    assertEquals(List.of("🎲".repeat(500), "🎲".repeat(500) + "…"), shown);
  }

  @Test
  void tellsTwentyAtOnceAndThenOneASecond() {
    tell(25);
    assertEquals(20, shown.size());

    clock.advance(Duration.ofSeconds(1));
    tell(2);

    assertEquals(List.of("5 more left out", "notice 0"), shown.subList(20, shown.size()));
    clock.advance(Duration.ofMinutes(1));
    shown.clear();
    tell(25);
    assertEquals("1 more left out", shown.getFirst());
    assertEquals(21, shown.size());
  }

  @Test
  void tellsNothingOnceThePluginIsUnloaded() {
    guard.close();

    board.tell("too late");

    assertEquals(List.of(), shown);
  }

  private void tell(int count) {
    for (int i = 0; i < count; i++) {
      board.tell("notice " + i);
    }
  }
}
