package chat.parley.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class StampsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

  private final Stamps berlin = new Stamps(() -> NOW, ZoneId.of("Europe/Berlin"));

  @Test
  void tellsTheTimeOfToday() {
    assertEquals("00:00:00", berlin.of(Instant.parse("2026-11-22T23:00:00Z")));
    assertEquals("19:03:07", berlin.of(Instant.parse("2026-11-23T18:03:07.9Z")));
  }

  @Test
  void tellsDateAndZoneOfOtherDays() {
    assertEquals("2026-11-22 23:59:59 +01:00", berlin.of(Instant.parse("2026-11-22T22:59:59Z")));
    assertEquals("2026-07-01 02:00:00 +02:00", berlin.of(Instant.parse("2026-07-01T00:00:00Z")));
  }
}
