package chat.parley.launcher.mcp;

import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has been said to the agent in this session. What he has not been shown when it ends comes
/// again in the next one.
///
/// Safe for use by any thread.
final class Overheard {

  /// How many messages are kept. The oldest make room, shown or not.
  static final int MESSAGES_MAX = 500;

  private final Deque<Incoming> messages = new ArrayDeque<>();

  synchronized void add(Incoming message) {
    if (messages.size() == MESSAGES_MAX) {
      messages.removeFirst();
    }
    messages.addLast(message);
  }

  /// The newest ones in their order, which need not come again.
  ///
  /// @param with only of this person, or of this room; null for all
  synchronized List<Message> show(@Nullable Nickname with, @Nullable Room where, int most) {
    var shown = new ArrayList<Message>();
    for (Incoming each : messages.reversed()) {
      Message message = each.message();
      boolean isMeant =
          (with == null || message.from().equals(with))
              && (where == null || message.to().equals(where));
      if (isMeant && shown.size() < most) {
        each.done();
        shown.add(message);
      }
    }
    return shown.reversed();
  }
}
