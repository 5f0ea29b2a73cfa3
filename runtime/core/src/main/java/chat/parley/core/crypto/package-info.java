/// Noise handshakes, sealed mail, identities and the primitives below them. Start with [Crypto],
/// then [NoiseHandshake] and [SealedMail].
@NullMarked
package chat.parley.core.crypto;

import org.jspecify.annotations.NullMarked;
