package chat.parley.launcher.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {

  private final Timeline timeline =
      new Timeline(ZoneId.of("Europe/Paris"), Instant.parse("2026-11-26T20:00:00Z"));

  private List<String> at(String time, boolean isLive) {
    return timeline.before(Instant.parse(time), isLive);
  }

  @Test
  void tellsTheTimeOnceAMinute() {
    assertEquals(List.of("21:04"), at("2026-11-26T20:04:10Z", true));
    assertEquals(List.of(), at("2026-11-26T20:04:59Z", true));
    assertEquals(List.of("21:05"), at("2026-11-26T20:05:00Z", true));
  }

  @Test
  void tellsOfANewDayInTheReadersZone() {
    assertEquals(
        List.of("--- Friday 27 November 2026 ---", "00:00"), at("2026-11-26T23:00:00Z", true));
    assertEquals(List.of(), at("2026-11-26T23:00:01Z", true));
  }

  @Test
  void leavesTheTimeToMessagesThatHaveTheirOwn() {
    assertEquals(List.of(), at("2026-11-26T20:04:10Z", false));
    assertEquals(List.of("--- Friday 27 November 2026 ---"), at("2026-11-26T23:00:00Z", false));
  }
}
