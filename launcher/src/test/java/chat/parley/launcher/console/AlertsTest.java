package chat.parley.launcher.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.prompt.Alert;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AlertsTest {

  private final AtomicLong now = new AtomicLong();

  @Test
  void tellsNothingUnasked() {
    assertEquals(Optional.empty(), new Alerts(Alert.OFF, now::get).of("bob: hello"));
  }

  @Test
  void ringsOrNotifies() {
    assertEquals(Optional.of("\007"), new Alerts(Alert.BELL, now::get).of("bob: hello"));
    assertEquals(
        Optional.of("\033]9;Parley: bob: hello\007"),
        new Alerts(Alert.OSC9, now::get).of("bob: hello"));
  }

  @Test
  void isQuietForATimeAfterwards() {
    var alerts = new Alerts(Alert.BELL, now::get);
    alerts.of("bob: one");

    now.set(Alerts.PAUSE.toNanos() - 1);
    assertEquals(Optional.empty(), alerts.of("bob: two"));
    now.set(Alerts.PAUSE.toNanos());
    assertEquals(Optional.of("\007"), alerts.of("bob: three"));
    alerts.by(Alert.OFF);
    now.set(3 * Alerts.PAUSE.toNanos());
    assertEquals(Optional.empty(), alerts.of("bob: four"));
  }
}
