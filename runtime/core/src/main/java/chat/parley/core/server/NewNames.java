package chat.parley.core.server;

import chat.parley.core.Moment;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Refusal;
import chat.parley.core.session.Rates;
import chat.parley.core.session.Source;
import chat.parley.core.table.Skeleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Nicknames that nobody has yet: who may take which, and those that are promised to somebody
/// because they are being written.
///
/// Confined to the thread of its node.
final class NewNames {

  private static final long HOUR = 3_600 * Moment.SECOND;

  private final NameLimits limits;
  private final Map<String, PublicKey> promised = new LinkedHashMap<>();
  private final Map<PublicKey, Integer> perIdentity = new LinkedHashMap<>();

  /// Who has a nickname that looks so, himself or promised.
  private final Map<String, PublicKey> bySkeleton = new LinkedHashMap<>();

  private final Rates<Long> bySource;
  private int total;

  NewNames(NameLimits limits) {
    this.limits = limits;
    this.bySource = Rates.of(limits.newPerHour(), HOUR);
  }

  /// Takes in a nickname that somebody has.
  void owned(IdentityRecord record) {
    total++;
    perIdentity.merge(record.identity(), 1, Integer::sum);
    bySkeleton.putIfAbsent(Skeleton.of(record.nickname()), record.identity());
  }

  /// Whom this nickname is promised to, or null.
  @Nullable PublicKey owner(String key) {
    return promised.get(key);
  }

  /// What is against a nickname that nobody has; nothing if it is promised to the very same.
  Optional<Objection> judge(long now, Arrival arrival) {
    IdentityRecord record = arrival.frame().identity();
    PublicKey owner = promised.get(arrival.key());
    if (owner != null && owner.equals(record.identity())) {
      return Optional.empty();
    }
    if (total >= limits.total()) {
      return limit("the server holds as many nicknames as it may, %d".formatted(limits.total()));
    }
    if (perIdentity.getOrDefault(record.identity(), 0) >= limits.perIdentity()) {
      return limit("one identity has at most %d nicknames here, and this one has them".formatted(limits.perIdentity()));
    }
    PublicKey alike = bySkeleton.get(Skeleton.of(record.nickname()));
    if (alike != null && !alike.equals(record.identity())) {
      return Optional.of(
          new Objection(
              Refusal.NOT_ALLOWED, "the nickname looks like one that belongs to somebody else"));
    }
    Address from = arrival.session().address();
    if (Source.isLoopback(from) || bySource.allows(now, Source.of(from))) {
      return Optional.empty();
    }
    return limit("one address has at most %d new nicknames an hour, and this one had them".formatted(limits.newPerHour()));
  }

  private static Optional<Objection> limit(String words) {
    return Optional.of(new Objection(Refusal.LIMIT, words));
  }

  /// A nickname is being written for whoever arrives; once, however often he asks meanwhile.
  void promise(long now, Arrival arrival) {
    IdentityRecord record = arrival.frame().identity();
    if (promised.putIfAbsent(arrival.key(), record.identity()) != null) {
      return;
    }
    owned(record);
    Address from = arrival.session().address();
    if (!Source.isLoopback(from)) {
      var _ = bySource.take(now, Source.of(from));
    }
  }

  /// The nickname is written.
  void kept(String key) {
    promised.remove(key);
  }

  /// The nickname could not be written: nobody has it.
  void notKept(Arrival arrival) {
    IdentityRecord record = arrival.frame().identity();
    if (promised.remove(arrival.key(), record.identity())) {
      total--;
      perIdentity.computeIfPresent(
          record.identity(), (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
      bySkeleton.remove(Skeleton.of(record.nickname()), record.identity());
    }
  }
}
