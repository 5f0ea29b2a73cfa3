package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Event;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private final Progress progress = new Progress();

  @Test
  void registrationIsNoAnswerToLeaving() {
    progress.shown(new Event.Registered(false));

    assertEquals(1, progress.arrivals());
    assertEquals(0, progress.departures());
  }

  @Test
  void silenceIsAnAnswerToBoth() {
    progress.shown(new Event.ServerNotResponding());
    progress.shown(new Event.Deregistered());

    assertEquals(1, progress.arrivals());
    assertEquals(2, progress.departures());
  }
}
