package chat.parley.engine.store;

import chat.parley.core.store.OutboxState;
import chat.parley.engine.store.PastMessage.Fate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Messages as they are read, the newest first, where the copies of an own one to a room or to
/// everyone become one again: they have the same words and follow each other at once.
final class PastCopies {

  /// Between the first and the last copy of a message, at most.
  private static final Duration SPREAD = Duration.ofSeconds(1);

  private final String owner;
  private final List<PastMessage> messages = new ArrayList<>();

  PastCopies(String owner) {
    this.owner = owner;
  }

  int size() {
    return messages.size();
  }

  /// Takes the row that this stands on.
  void add(ResultSet row) throws SQLException {
    PastMessage next = message(row);
    PastMessage last = messages.isEmpty() ? null : messages.getLast();
    if (last != null && areCopies(last, next)) {
      messages.removeLast();
      messages.add(merged(last, next));
    } else {
      messages.add(next);
    }
  }

  private PastMessage message(ResultSet row) throws SQLException {
    boolean isOwn = row.getBoolean("own");
    String other = row.getString("other");
    String target = row.getString("target");
    String one = isOwn ? other : owner;
    return new PastMessage(
        Instant.ofEpochMilli(row.getLong("at")),
        Instant.ofEpochMilli(row.getLong("sent_at")),
        isOwn ? owner : other,
        target.isEmpty() ? one : target,
        row.getString("text"),
        isOwn ? fate(ClientSchema.state(row.getInt("state"))) : Fate.RECEIVED,
        1,
        row.getBoolean("from_bot"));
  }

  private static Fate fate(OutboxState state) {
    return switch (state) {
      case PENDING -> Fate.PENDING;
      case STORED -> Fate.STORED;
      case DELIVERED -> Fate.DELIVERED;
      case SKIPPED, FAILED -> Fate.FAILED;
    };
  }

  private boolean areCopies(PastMessage later, PastMessage earlier) {
    return later.isOwn()
        && earlier.isOwn()
        && later.isToMany()
        && later.to().equals(earlier.to())
        && later.text().equals(earlier.text())
        && Duration.between(earlier.at(), later.at()).compareTo(SPREAD) <= 0;
  }

  private static PastMessage merged(PastMessage later, PastMessage earlier) {
    return new PastMessage(
        earlier.at(),
        earlier.sentAt(),
        earlier.from(),
        earlier.to(),
        earlier.text(),
        Collections.min(List.of(later.fate(), earlier.fate())),
        later.copies() + earlier.copies(),
        earlier.fromBot());
  }

  /// The newest of them, the oldest first.
  List<PastMessage> oldestFirst(int newest) {
    List<PastMessage> taken = messages.subList(0, Math.min(newest, messages.size()));
    return List.copyOf(taken.reversed());
  }
}
