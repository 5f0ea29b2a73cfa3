package chat.parley.core.store;

import chat.parley.core.crypto.PublicKey;

/// The keys that the server is trusted to have.
///
/// @param agreement its Noise static key
/// @param signing its certificate key
public record ServerPin(PublicKey agreement, PublicKey signing) {}
