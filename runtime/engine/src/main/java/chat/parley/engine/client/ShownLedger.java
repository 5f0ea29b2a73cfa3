package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.api.Via;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.HistoryRow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which received messages are in whose hands, and up to where all have been read.
///
/// A message is read when a handler of the owner's is done with it and nobody else has it in hand,
/// or when it is hidden from him. Messages may come, and be read, in another order than that of
/// their history ids; "all up to here" counts by the ids, which have no gaps but those that an
/// earlier run has left, and what is read before that is told one by one. Not safe for use by
/// several threads.
final class ShownLedger {

  private final Queue<Letter> inOrder = new ArrayDeque<>();
  private final TreeMap<Long, Letter> early = new TreeMap<>();
  private final Queue<Long> earlierRuns = new ArrayDeque<>();
  private long next;
  private long arrivals;

  /// One received message, until it and all before it have been read.
  static final class Letter {

    private final long historyId;
    private final long arrival;
    private final Event.Received event;
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> verdict =
        new AtomicReference<>();
    private int hands;
    private int others;
    private boolean read;

    private Letter(long historyId, long arrival, Event.Received event) {
      this.historyId = historyId;
      this.arrival = arrival;
      this.event = event;
    }

    Event.Received event() {
      return event;
    }

    /// How many had come in this run when it had.
    long arrival() {
      return arrival;
    }

    /// Takes it on to say whether it may be told, unless somebody has. Safe for use by any thread.
    ///
    /// @param promised comes to the answer
    boolean claim(CompletableFuture<Boolean> promised) {
      return verdict.compareAndSet(null, promised);
    }

    /// Comes to whether it may be told; null before the first claim. Safe for use by any thread.
    @Nullable CompletableFuture<Boolean> verdict() {
      return verdict.get();
    }

    /// Whether it is stored mail.
    boolean isMail() {
      return event.message().via() == Via.MAILBOX;
    }

    /// Somebody more has it in hand.
    ///
    /// @param isOwner whether he is the client's owner, or only accompanies him
    void give(boolean isOwner) {
      change(isOwner, 1);
    }

    private void change(boolean isOwner, int by) {
      hands += isOwner ? by : 0;
      others += isOwner ? 0 : by;
    }

    private boolean isFree() {
      return hands == 0 && !read;
    }

    private boolean isDone() {
      return hands + others == 0 && read;
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

  /// How many messages have come in this run.
  long arrivals() {
    return arrivals;
  }

  /// Takes a message in.
  Letter add(long historyId, Event.Received event) {
    arrivals++;
    var letter = new Letter(historyId, arrivals, event);
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

  /// The messages that the owner neither has in hand nor has read, by their ids.
  List<Letter> unread() {
    return Stream.concat(inOrder.stream(), early.values().stream()).filter(Letter::isFree).toList();
  }

  /// A handler is done with this message.
  Progress read(Letter letter, boolean isOwner) {
    letter.change(isOwner, -1);
    letter.read |= isOwner;
    return settle(letter);
  }

  /// A handler has given this message back unread.
  Progress giveBack(Letter letter, boolean isOwner) {
    letter.change(isOwner, -1);
    return settle(letter);
  }

  /// Nobody will be told of this message.
  Progress hide(Letter letter) {
    letter.read = true;
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
