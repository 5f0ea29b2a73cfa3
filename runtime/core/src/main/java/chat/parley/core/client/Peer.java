package chat.parley.core.client;

import chat.parley.api.Nickname;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;

/// Somebody whose keys we trust for his nickname.
///
/// @param identity his Ed25519 key
/// @param hash the hash that mail and streams name him by
/// @param agreement his Noise static key
record Peer(Nickname nickname, PublicKey identity, IdentityHash hash, PublicKey agreement) {

  /// Whether the nickname in this record is one, and its key goes with it.
  static boolean isNickname(IdentityRecord record) {
    try {
      return Nickname.of(record.nickname()).key().equals(record.nicknameKey());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// The nickname's key.
  String key() {
    return nickname.key();
  }
}
