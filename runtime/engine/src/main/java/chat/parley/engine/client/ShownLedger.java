package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.api.Via;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.HistoryRow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which received messages are in whose hands, and up to where all have been read.
///
/// A message is read when a handler is done with it and no other has it in hand. Messages may come,
/// and be read, in another order than that of their history ids; "all up to here" counts by the
/// ids, which have no gaps but those that an earlier run has left, and what is read before that is
/// told one by one. Not safe for use by several threads.
final class ShownLedger {

  private final Queue<Letter> inOrder = new ArrayDeque<>();
  private final TreeMap<Long, Letter> early = new TreeMap<>();
  private final Queue<Long> earlierRuns = new ArrayDeque<>();
  private long next;

  /// One received message, until it and all before it have been read.
  static final class Letter {

    private final long historyId;
    private final Event.Received event;
    private int hands;
    private boolean read;

    private Letter(long historyId, Event.Received event) {
      this.historyId = historyId;
      this.event = event;
    }

    Event.Received event() {
      return event;
    }

    /// Whether it is stored mail.
    boolean isMail() {
      return event.message().via() == Via.MAILBOX;
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

  /// What a step has brought about, to be written down.
  ///
  /// @param upTo the id up to which all have been read, if it has risen; else 0
  /// @param early the id of a message that has been read before one that came earlier; else 0
  record Progress(long upTo, long early) {

    static final Progress NONE = new Progress(0, 0);

    private static Progress upTo(long historyId) {
      return new Progress(historyId, 0);
    }

    private static Progress early(long historyId) {
      return new Progress(0, historyId);
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
    return (historyId >= next || earlierRuns.contains(historyId)) && !early.containsKey(historyId);
  }

  /// Takes a message in.
  Letter add(long historyId, Event.Received event) {
    var letter = new Letter(historyId, event);
    if (historyId != expected()) {
      early.put(historyId, letter);
      return letter;
    }
    append(letter);
    while (!early.isEmpty() && early.firstKey() == expected()) {
      append(early.pollFirstEntry().getValue());
    }
    return letter;
  }

  /// The id of the first message that has not come.
  private long expected() {
    Long earlier = earlierRuns.peek();
    return earlier == null ? next : earlier;
  }

  private void append(Letter letter) {
    inOrder.add(letter);
    if (earlierRuns.poll() == null) {
      next++;
    }
  }

  /// The messages that nobody has in hand and nobody has read, by their ids.
  List<Letter> unread() {
    return Stream.concat(inOrder.stream(), early.values().stream()).filter(Letter::isFree).toList();
  }

  /// A handler is done with this message.
  Progress read(Letter letter) {
    letter.hands--;
    letter.read = true;
    return settle(letter);
  }

  /// A handler has given this message back unread.
  Progress giveBack(Letter letter) {
    letter.hands--;
    return settle(letter);
  }

  private Progress settle(Letter settled) {
    if (!settled.isDone()) {
      return Progress.NONE;
    }
    @Nullable Letter last = null;
    for (Letter first = inOrder.peek(); first != null && first.isDone(); first = inOrder.peek()) {
      last = inOrder.remove();
    }
    return last == null ? Progress.early(settled.historyId) : Progress.upTo(last.historyId);
  }
}
