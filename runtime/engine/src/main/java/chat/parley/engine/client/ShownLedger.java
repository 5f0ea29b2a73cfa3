package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.HistoryRow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;

/// Which received messages are in whose hands, and up to where all have been read.
///
/// A message is read when a handler has returned from it and no other has it in hand. Messages of
/// several senders may come in another order than that of their history ids; "all up to here"
/// counts by the ids, which have no gaps but those that an earlier run has left. Not safe for use
/// by several threads.
final class ShownLedger {

  private final TreeMap<Long, Letter> letters = new TreeMap<>();
  private final Queue<Long> earlierRuns = new ArrayDeque<>();
  private long next;

  /// One received message, until it and all before it have been read.
  static final class Letter {

    private final Event.Received event;
    private int hands;
    private boolean read;

    private Letter(Event.Received event) {
      this.event = event;
    }

    Event.Received event() {
      return event;
    }

    /// Somebody more has it in hand.
    void give() {
      hands++;
    }

    private boolean isFree() {
      return hands == 0 && !read;
    }

    private boolean isDone() {
      return hands == 0 && read;
    }
  }

  /// Begins where an earlier run has ended.
  ShownLedger(ClientImage image) {
    for (HistoryRow row : image.unshown()) {
      earlierRuns.add(row.id());
    }
    next = image.lastHistoryId() + 1;
  }

  /// Whether this message has not come in this run, and not been shown in an earlier one.
  boolean isNew(long historyId) {
    return !letters.containsKey(historyId)
        && (historyId >= next || earlierRuns.contains(historyId));
  }

  /// Takes a message in.
  Letter add(long historyId, Event.Received event) {
    var letter = new Letter(event);
    letters.put(historyId, letter);
    return letter;
  }

  /// The messages that nobody has in hand and nobody has read, by their ids.
  List<Letter> unread() {
    return letters.values().stream().filter(Letter::isFree).toList();
  }

  /// A handler has returned from this message.
  ///
  /// @return the id up to which all have been read, if it has risen; else 0
  long read(Letter letter) {
    letter.hands--;
    letter.read = true;
    return settle();
  }

  /// A handler has given this message back unread.
  ///
  /// @return the id up to which all have been read, if it has risen; else 0
  long giveBack(Letter letter) {
    letter.hands--;
    return settle();
  }

  private long settle() {
    long upTo = 0;
    while (true) {
      Long earlier = earlierRuns.peek();
      long id = earlier == null ? next : earlier;
      Letter letter = letters.get(id);
      if (letter == null || !letter.isDone()) {
        return upTo;
      }
      letters.remove(id);
      if (earlier == null) {
        next++;
      } else {
        earlierRuns.remove();
      }
      upTo = id;
    }
  }
}
