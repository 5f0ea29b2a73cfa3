package chat.parley.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.core.Moment;
import org.junit.jupiter.api.Test;

final class AgendaTest {

  private final Agenda<String> agenda = new Agenda<>();

  @Test
  void givesKeysInTheOrderOfTheirTimes() {
    agenda.set("late", 30);
    agenda.set("early", 10);

    assertEquals(10, agenda.deadline());
    assertEquals("early", agenda.poll(30));
    assertEquals("late", agenda.poll(30));
    assertNull(agenda.poll(30));
  }

  @Test
  void givesNothingBeforeItsTime() {
    agenda.set("key", 10);

    assertNull(agenda.poll(9));
  }

  @Test
  void forgetsATimeThatWasReplaced() {
    agenda.set("key", 10);
    agenda.set("key", 20);

    assertNull(agenda.poll(19));
    assertEquals("key", agenda.poll(20));
    assertNull(agenda.poll(99));
  }

  @Test
  void keepsTheEarlierTimeWhenAsked() {
    agenda.set("key", 10);
    agenda.setEarlier("key", 20);

    assertEquals(10, agenda.deadline());
    agenda.setEarlier("key", 5);

    assertEquals(5, agenda.deadline());
  }

  @Test
  void takesKeysOff() {
    agenda.set("key", 10);
    agenda.set("key", Moment.NEVER);

    assertEquals(Moment.NEVER, agenda.deadline());
    assertNull(agenda.poll(99));
  }
}
