package chat.parley.engine.testing;

import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import java.time.Instant;

/// What bob says to alice.
public final class Messages {

  private Messages() {}

  /// This, as it came directly.
  public static Message of(String text) {
    return of(text, Via.DIRECT);
  }

  /// This, as it came by that way.
  public static Message of(String text, Via via) {
    return new Message(
        new MessageId(1, "alice", 1),
        Nickname.of("bob"),
        Nickname.of("alice"),
        text,
        Instant.EPOCH,
        Instant.EPOCH,
        via,
        false);
  }

  /// That it came.
  public static Event.Received received(String text) {
    return new Event.Received(of(text));
  }
}
