package chat.parley.core.session;

import chat.parley.core.crypto.PublicKey;
import java.util.LinkedHashMap;

/// The highest handshake counter of each remote static key, so that a recorded INIT is of no use.
///
/// Remembers 16,384 keys. A replay of a key that was forgotten costs one key agreement and
/// half-open state, no more: without the initiator's private key nobody can confirm the new
/// session.
final class HandshakeCounters {

  static final int KEYS_MAX = 16_384;

  private final LinkedHashMap<PublicKey, Long> highest = new LinkedHashMap<>(16, 0.75f, true);

  /// Whether this counter is higher than all before it; if so it is the highest from now on.
  boolean advance(PublicKey remoteStatic, long counter) {
    Long before = highest.get(remoteStatic);
    if (before != null && Long.compareUnsigned(counter, before) <= 0) {
      return false;
    }
    if (before == null && highest.size() == KEYS_MAX) {
      highest.pollFirstEntry();
    }
    highest.put(remoteStatic, counter);
    return true;
  }

  /// Keys remembered.
  int size() {
    return highest.size();
  }
}
