package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A text on its way into the outbox, in one copy for each recipient.
///
/// Confined to the loop.
final class OutgoingText {

  private final Target target;
  private final String text;
  private final Map<Nickname, MessageId> copies = new LinkedHashMap<>();
  private int undecided;
  private Instant sentAt = Instant.MAX;

  /// @param recipients how many copies there are
  OutgoingText(Target target, String text, int recipients) {
    this.target = target;
    this.text = text;
    this.undecided = recipients;
  }

  /// A copy is in the outbox; answers what is to be told when it is the last one, else null.
  Event.@Nullable Sent accepted(Nickname recipient, MessageId id, Instant at) {
    copies.put(recipient, id);
    sentAt = at.isBefore(sentAt) ? at : sentAt;
    return decided();
  }

  /// A copy was not taken; answers what is to be told when it is the last one and others were, else
  /// null.
  Event.@Nullable Sent rejected() {
    return decided();
  }

  private Event.@Nullable Sent decided() {
    undecided--;
    return undecided > 0 || copies.isEmpty() ? null : new Event.Sent(target, text, sentAt, copies);
  }
}
