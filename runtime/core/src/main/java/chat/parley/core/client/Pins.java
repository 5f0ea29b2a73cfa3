package chat.parley.core.client;

import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.store.Pin;
import chat.parley.core.table.Skeleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whose keys we know, by nickname; a record of others under the same nickname, or under one that
/// looks like it, is not trusted.
///
/// Confined to the thread of its owner.
public final class Pins {

  private final Map<String, Pin> byNickname = new LinkedHashMap<>();

  /// The pinned nicknames by what they look like.
  private final Map<String, String> looks = new LinkedHashMap<>();

  /// These pins to begin with.
  public Pins(Collection<Pin> pins) {
    pins.forEach(this::put);
  }

  /// All pins.
  public List<Pin> all() {
    return List.copyOf(byNickname.values());
  }

  /// The pin of a nickname's key, or null.
  public @Nullable Pin of(String key) {
    return byNickname.get(key);
  }

  /// Keeps a pin in place of the one that the nickname had.
  void put(Pin pin) {
    byNickname.put(pin.nickname(), pin);
    note(pin);
  }

  private void note(Pin pin) {
    looks.putIfAbsent(Skeleton.of(pin.nickname()), pin.nickname());
  }

  /// Forgets the pin of a nickname's key; whether there was one.
  boolean remove(String key) {
    boolean wasThere = byNickname.remove(key) != null;
    if (wasThere) {
      looks.clear();
      byNickname.values().forEach(this::note);
    }
    return wasThere;
  }

  /// Whether this record shows other keys than those its nickname is known by.
  public boolean isChanged(IdentityRecord record) {
    Pin pin = byNickname.get(record.nicknameKey());
    return pin != null && !pin.identity().equals(record.identity());
  }

  /// The nickname of somebody else, whose keys we know, that this record's looks like; null if
  /// there is none, or we know the keys of this one as well.
  public @Nullable String lookAlike(IdentityRecord record) {
    return byNickname.containsKey(record.nicknameKey())
        ? null
        : lookAlike(record.nickname(), record.identity());
  }

  /// The same of a nickname of which there is no record.
  @Nullable String lookAlike(String shown, PublicKey identity) {
    String other = looks.get(Skeleton.of(shown));
    Pin pin = other == null ? null : byNickname.get(other);
    return pin == null || pin.identity().equals(identity) ? null : other;
  }

  /// The pin by which this record is trusted, if somebody says so; null if it needs no word.
  public @Nullable Pin granted(IdentityRecord record, long nowMillis) {
    return isChanged(record) || lookAlike(record) != null
        ? new Pin(record.nicknameKey(), record.identity(), nowMillis, false)
        : null;
  }
}
