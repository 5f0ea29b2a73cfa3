package chat.parley.core.client;

import chat.parley.api.Nickname;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.PublicKey;

/// Somebody whose keys we trust for his nickname.
///
/// @param identity his Ed25519 key
/// @param hash the hash that mail and streams name him by
/// @param agreement his Noise static key
record Peer(Nickname nickname, PublicKey identity, IdentityHash hash, PublicKey agreement) {

  /// The nickname's key.
  String key() {
    return nickname.key();
  }
}
