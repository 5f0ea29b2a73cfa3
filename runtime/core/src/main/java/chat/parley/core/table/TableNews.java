package chat.parley.core.table;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a newer table says of others than the one before: who came, who went, and what else they
/// did. Looks only at the entries that have changed.
///
/// A server that has been started again thinks that everybody is offline who has not come back to
/// it, so for a while nobody counts as gone.
public final class TableNews {

  /// As long as a client takes at most to notice that its server is another one: a heartbeat, its
  /// jitter, and a few tries.
  private static final long RETURN_MAX = 45 * Moment.SECOND;

  private final Crypto crypto;
  private final String own;

  /// What was last told of, in the order of changing; nothing for one who was not there.
  private final Map<String, Optional<TableEntry>> before = new LinkedHashMap<>();

  private boolean isFollowing;
  private long graceUntil = Moment.NEVER;

  /// Nothing is news yet.
  ///
  /// @param own the key of our nickname, of whom nothing is told
  public TableNews(Crypto crypto, String own) {
    this.crypto = crypto;
    this.own = own;
  }

  /// From now on changes are news: there is a table that they can be told by.
  public void follow() {
    isFollowing = true;
  }

  /// The server was started again.
  public void restarted(long nanos) {
    if (isFollowing) {
      graceUntil = nanos + RETURN_MAX;
    }
  }

  /// An entry has changed, or will do so.
  ///
  /// @param was what it was before; null when nobody was there
  public void note(String key, @Nullable TableEntry was) {
    if (isFollowing && !key.equals(own)) {
      before.putIfAbsent(key, Optional.ofNullable(was));
    }
  }

  /// Tells what has changed, but for what may still turn out to be nothing.
  public void tell(TableReplica now, long nanos, Consumer<Event> out) {
    if (nanos >= graceUntil) {
      graceUntil = Moment.NEVER;
    }
    Iterator<Map.Entry<String, Optional<TableEntry>>> changes = before.entrySet().iterator();
    while (changes.hasNext()) {
      Map.Entry<String, Optional<TableEntry>> change = changes.next();
      TableEntry was = change.getValue().orElse(null);
      TableEntry is = now.find(change.getKey());
      if (graceUntil == Moment.NEVER || !isPresent(was) || isPresent(is)) {
        changes.remove();
        tell(was, is, out);
      }
    }
  }

  /// When there will be something to tell though nothing changes any more.
  public long deadline() {
    return before.isEmpty() ? Moment.NEVER : graceUntil;
  }

  private void tell(@Nullable TableEntry was, @Nullable TableEntry is, Consumer<Event> out) {
    TableEntry known = is == null ? was : is;
    if (known == null || Objects.equals(was, is)) {
      return;
    }
    try {
      Nickname nickname = Nickname.of(known.identity().nickname());
      if (nickname.key().equals(known.key())) {
        tellPresence(nickname, was, is, out);
        tellRooms(nickname, rooms(was), rooms(is), out);
      }
    } catch (IllegalArgumentException _) {
      // The API does not show him.
    }
  }

  private void tellPresence(
      Nickname nickname, @Nullable TableEntry was, @Nullable TableEntry is, Consumer<Event> out) {
    if (is == null || !isPresent(is)) {
      if (isPresent(was)) {
        out.accept(new Event.Left(nickname));
      }
    } else if (was == null || !isPresent(was)) {
      out.accept(new Event.Joined(ShownEntries.of(crypto, is)));
    } else if (was.presence() != is.presence() || !was.status().equals(is.status())) {
      out.accept(new Event.StatusChanged(ShownEntries.of(crypto, is)));
    }
  }

  private static void tellRooms(
      Nickname nickname, Set<Room> was, Set<Room> is, Consumer<Event> out) {
    was.stream()
        .filter(room -> !is.contains(room))
        .forEach(room -> out.accept(new Event.RoomLeft(nickname, room)));
    is.stream()
        .filter(room -> !was.contains(room))
        .forEach(room -> out.accept(new Event.RoomJoined(nickname, room)));
  }

  private static boolean isPresent(@Nullable TableEntry entry) {
    return entry != null && entry.presence() != EntryPresence.OFFLINE;
  }

  private static Set<Room> rooms(@Nullable TableEntry entry) {
    return entry == null ? Set.of() : ShownEntries.rooms(entry.rooms());
  }
}
