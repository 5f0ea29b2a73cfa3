package chat.parley.core.crypto;

import chat.parley.core.Entropy;

/// The private side of a node: the key that signs for it, its Noise static key, and the hash by
/// which others name it.
///
/// @param signing the Ed25519 pair, the identity proper
/// @param agreement the X25519 pair for handshakes
/// @param hash the hash of the public Ed25519 key
public record Identity(SigningKey signing, AgreementKey agreement, IdentityHash hash) {

  /// A new identity.
  public static Identity create(Crypto crypto, Entropy entropy) {
    return of(
        crypto, entropy.bytes(SigningKey.SEED_LENGTH), entropy.bytes(AgreementKey.SEED_LENGTH));
  }

  /// The identity with these two seeds, 32 bytes each, as read from storage.
  public static Identity of(Crypto crypto, byte[] signingSeed, byte[] agreementSeed) {
    SigningKey signing = crypto.signingKey(signingSeed);
    return new Identity(
        signing, crypto.agreementKey(agreementSeed), IdentityHash.of(crypto, signing.publicKey()));
  }
}
