package chat.parley.core.store;

import chat.parley.core.crypto.PublicKey;

/// The identity that a nickname is trusted to have.
///
/// @param nickname the nickname's key
/// @param identity the Ed25519 identity key
/// @param firstSeenMillis the wall clock when it was first seen
/// @param verified whether people have compared safety words
public record Pin(String nickname, PublicKey identity, long firstSeenMillis, boolean verified) {}
