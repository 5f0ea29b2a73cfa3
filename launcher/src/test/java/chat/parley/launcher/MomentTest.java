package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

  private final Moment moment =
      new Moment(() -> Instant.parse("2026-11-27T09:30:00Z"), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-27T09:30:00Z",
    "90m, 2026-11-27T08:00:00Z",
    "2h, 2026-11-27T07:30:00Z",
    "3d, 2026-11-24T09:30:00Z",
    "1w, 2026-11-20T09:30:00Z",
    "today, 2026-11-26T23:00:00Z",
    "Yesterday, 2026-11-25T23:00:00Z",
    "18:30, 2026-11-27T17:30:00Z",
    "2026-07-01, 2026-06-30T22:00:00Z",
    "2026-11-20T18:30, 2026-11-20T17:30:00Z"
  })
  void isWhatPeopleMeanInTheirOwnZone(String typed, Instant meant) {
    assertEquals(meant, moment.of("--since", typed));
  }

  @Test
  void complainsOfWhatIsNone() {
    var misuse = assertThrows(Misuse.class, () -> moment.of("--since", "2026-13-01"));

    assertEquals(
        "--since is 2026-13-01, must be such as 2h, 3d, today, yesterday, 18:30, 2026-11-20"
            + " or 2026-11-20T18:30",
        misuse.getMessage());
    assertThrows(Misuse.class, () -> moment.of("--until", "soon"));
    assertThrows(Misuse.class, () -> moment.of("--until", "t"));
  }
}
