package chat.parley.plugins.ignore;

import chat.parley.api.Client;
import chat.parley.api.Message;
import chat.parley.api.Room;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Notices;
import chat.parley.api.plugin.Scheduler;
import chat.parley.api.plugin.Store;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is hidden, on disk. How often is written down every now and then, and at the end.
///
/// Safe for use by any thread.
final class IgnoreList implements AutoCloseable {

  /// How long a search through them may become.
  private static final int ENTRIES_MAX = 500;

  private static final Duration WRITING = Duration.ofSeconds(10);

  private final Client client;
  private final Store store;
  private final Notices notices;
  private final InstantSource clock;

  /// In the order of coming; another list with each change.
  private volatile List<Entry> entries = List.of();

  private final Interest interest = Interest.inAll();
  private volatile boolean isCounted;

  @Inject
  IgnoreList(
      Client client, Store store, Notices notices, Scheduler scheduler, InstantSource clock) {
    this.client = client;
    this.store = store;
    this.notices = notices;
    this.clock = clock;
    var _ = scheduler.every(WRITING, this::write);
  }

  /// Reads what is on disk.
  synchronized void open() {
    var kept = new ArrayList<Entry>();
    Kind.all(store)
        .forEach((key, value) -> {
          try {
            kept.add(Entry.kept(Kind.read(key), value));
          } catch (RuntimeException e) {
            notices.tell("%s cannot be read, and is left out: %s".formatted(key, e.getMessage()));
          }
        });
    set(kept);
  }

  private void set(List<Entry> next) {
    entries = List.copyOf(next);
    interest.set(!next.isEmpty());
  }

  /// In messages, as long as anything is hidden.
  Interest interest() {
    return interest;
  }

  /// Whether a message is to be hidden, which is counted then.
  boolean hides(Message message) {
    Instant now = clock.instant();
    for (Entry entry : entries) {
      if (!entry.isOver(now) && covers(entry, message)) {
        entry.count();
        isCounted = true;
        return true;
      }
    }
    return false;
  }

  private boolean covers(Entry entry, Message message) {
    try {
      return entry.what().covers(message);
    } catch (TooHard _) {
      if (entry.isFirstComplaint()) {
        notices.tell(
            "the pattern %s takes too long on some messages, which are shown"
                .formatted(entry.what().text()));
      }
      return false;
    }
  }

  /// Hides this from now on, or for another time.
  ///
  /// @throws IllegalArgumentException when it cannot be hidden; the message says why
  synchronized Entry add(Unwanted what, @Nullable Duration lasting) {
    Instant now = clock.instant();
    if (lasting != null && !lasting.isPositive()) {
      throw new IllegalArgumentException("it must be hidden for longer than no time");
    }
    if (what.equals(new Unwanted.Person(client.nickname().key()))) {
      throw new IllegalArgumentException("nobody can ignore himself");
    }
    forgetOld(now);
    Optional<Entry> before = entries.stream().filter(it -> it.what().equals(what)).findFirst();
    if (before.isEmpty() && entries.size() >= ENTRIES_MAX) {
      throw new IllegalArgumentException(
          "%d are ignored already, that is all one may; /unignore some".formatted(ENTRIES_MAX));
    }
    var entry =
        new Entry(
            what, lasting == null ? null : now.plus(lasting), before.map(Entry::hidden).orElse(0L));
    store.put(Kind.key(what), entry.value());
    var next = new ArrayList<>(entries);
    before.ifPresent(next::remove);
    next.add(entry);
    set(next);
    return entry;
  }

  /// Shows again whatever is hidden under this text; how much that is.
  synchronized int remove(String text) {
    forgetOld(clock.instant());
    List<Entry> gone = entries.stream().filter(it -> isMeant(it.what(), text)).toList();
    forget(gone);
    return gone.size();
  }

  private static boolean isMeant(Unwanted what, String text) {
    return switch (what) {
      case Unwanted.Words words -> words.text().equals(text);
      case Unwanted.Person(String who) -> who.equalsIgnoreCase(text) || isNickname(who, text);
      case Unwanted.Place(Room room) -> room.name().equalsIgnoreCase(text);
    };
  }

  private static boolean isNickname(String who, String text) {
    try {
      return Unwanted.Person.typed(text).text().equals(who);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// All that is hidden now.
  synchronized List<Entry> all() {
    forgetOld(clock.instant());
    return entries;
  }

  private void forgetOld(Instant now) {
    forget(entries.stream().filter(it -> it.isOver(now)).toList());
  }

  private void forget(List<Entry> gone) {
    gone.forEach(entry -> store.remove(Kind.key(entry.what())));
    var left = new ArrayList<>(entries);
    left.removeAll(gone);
    set(left);
  }

  private synchronized void write() {
    if (isCounted) {
      isCounted = false;
      Map<String, String> kept = Kind.all(store);
      for (Entry entry : entries) {
        String key = Kind.key(entry.what());
        if (!entry.value().equals(kept.get(key))) {
          store.put(key, entry.value());
        }
      }
    }
  }

  @Override
  public void close() {
    write();
  }
}
