package chat.parley.core.crypto;

import java.util.Optional;

/// One side of a `Noise_IK_25519_AESGCM_SHA256` handshake (Noise, revision 34).
///
/// ```text
/// message 1, to the responder   e(32) | enc(s)(48) | enc(payload)(.. + 16)
/// message 2, to the initiator   e(32) | enc(payload)(.. + 16)
/// ```
///
/// Confined to one thread. A message that is rejected leaves the handshake as it was, so that the
/// true one can still come.
public final class NoiseHandshake {

  private NoiseHandshake() {}

  /// The side that begins, and knows the responder's static key.
  ///
  /// @param ephemeralSeed 32 random bytes that serve for this handshake only
  public static NoiseHandshake initiator(
      Crypto crypto, byte[] prologue, AgreementKey own, PublicKey remote, byte[] ephemeralSeed) {
    return new NoiseHandshake();
  }

  /// The side that answers.
  ///
  /// @param ephemeralSeed 32 random bytes that serve for this handshake only
  public static NoiseHandshake responder(
      Crypto crypto, byte[] prologue, AgreementKey own, byte[] ephemeralSeed) {
    return new NoiseHandshake();
  }

  /// The next message, with `payload` sealed inside.
  ///
  /// @throws IllegalStateException when it is not this side's turn
  public byte[] writeMessage(byte[] payload) {
    throw new UnsupportedOperationException();
  }

  /// The payload of the other side's message, on any input; empty when it is rejected.
  ///
  /// @throws IllegalStateException when it is not the other side's turn
  public Optional<byte[]> readMessage(byte[] message) {
    throw new UnsupportedOperationException();
  }

  /// The other side's static key: an initiator knows it from the start, a responder after message
  /// 1, and only then is it proven that the other side holds it.
  ///
  /// @throws IllegalStateException before it is known
  public PublicKey remoteStatic() {
    throw new UnsupportedOperationException();
  }

  /// The keys for both directions.
  ///
  /// @throws IllegalStateException before both messages have passed
  public TransportKeys keys() {
    throw new UnsupportedOperationException();
  }
}
