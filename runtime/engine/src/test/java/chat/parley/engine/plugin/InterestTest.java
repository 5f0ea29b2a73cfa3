package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.api.plugin.Interest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InterestTest {

  @Test
  void isInEverythingAtFirst() {
    Interest interest = Interest.inAll();

    assertTrue(interest.isIn(message("eggs")));
    assertTrue(interest.isIn(new Event.MailWaiting()));
    assertFalse(interest.isAtLeisure());
  }

  @Test
  void isInNothingWhileThereIsNone() {
    Interest interest = Interest.inAll().atLeisure();

    interest.set(false);

    assertFalse(interest.isIn(message("eggs")));
    assertFalse(interest.isIn(new Event.Received(message("eggs"))));
    assertFalse(interest.isIn(new Event.MailWaiting()));
    assertTrue(interest.isAtLeisure());
  }

  @Test
  void mayBeInTextsWithACertainBeginning() {
    Interest interest = Interest.inTexts("[");

    assertTrue(interest.isIn(new Event.Received(message("[topic]"))));
    assertFalse(interest.isIn(new Event.Received(message("eggs"))));
    assertTrue(interest.isIn(new Event.MailWaiting()));
  }

  private static Message message(String text) {
    return new Message(
        new MessageId(1, "alice", 1),
        Nickname.of("bob"),
        Nickname.of("alice"),
        text,
        Instant.EPOCH,
        Instant.EPOCH,
        Via.DIRECT,
        false);
  }
}
