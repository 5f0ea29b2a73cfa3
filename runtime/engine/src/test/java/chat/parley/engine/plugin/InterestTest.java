package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.api.plugin.Interest;
import chat.parley.engine.testing.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterestTest {

  @Test
  void isInEverythingAtFirst() {
    Interest interest = Interest.inAll();

    assertTrue(interest.isIn(Messages.of("eggs")));
    assertTrue(interest.isIn(new Event.MailWaiting()));
    assertFalse(interest.isAtLeisure());
  }

  @Test
  void isInNothingWhileThereIsNone() {
    Interest interest = Interest.inAll().atLeisure();

    interest.set(false);

    assertFalse(interest.isIn(Messages.of("eggs")));
    assertFalse(interest.isIn(new Event.Received(Messages.of("eggs"))));
    assertFalse(interest.isIn(new Event.MailWaiting()));
    assertTrue(interest.isAtLeisure());
  }

  @Test
  void mayBeInTextsWithACertainBeginning() {
    Interest interest = Interest.inTexts("[");

    assertTrue(interest.isIn(new Event.Received(Messages.of("[topic]"))));
    assertFalse(interest.isIn(new Event.Received(Messages.of("eggs"))));
    assertTrue(interest.isIn(new Event.MailWaiting()));
  }

  @Test
  void mayBeInEventsOfCertainTypes() {
    Interest interest = Interest.in(List.of(Event.MailWaiting.class, Event.TableChanged.class));

    assertTrue(interest.isIn(new Event.MailWaiting()));
    assertFalse(interest.isIn(new Event.Received(Messages.of("eggs"))));
    assertFalse(interest.isIn(new Event.ServerLost(true)));
  }
}
