package chat.parley.core.crypto;

/// An Ed25519 key pair: the identity of a person or a bot, or the key with which a server signs
/// certificates.
///
/// Made by [Crypto#signingKey]. The private half is printed nowhere and leaves only through
/// [#seed], for storage. Two pairs are equal when their public keys are.
public final class SigningKey {

  /// The length of the private seed, in bytes.
  public static final int SEED_LENGTH = 32;

  private final byte[] seed;
  private final PublicKey publicKey;

  SigningKey(byte[] seed, PublicKey publicKey) {
    this.seed = seed.clone();
    this.publicKey = publicKey;
  }

  /// The half that everybody may know.
  public PublicKey publicKey() {
    return publicKey;
  }

  /// A copy of the 32 private bytes, to be stored where only the owner can read them.
  public byte[] seed() {
    return seed.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey that && publicKey.equals(that.publicKey);
  }

  @Override
  public int hashCode() {
    return publicKey.hashCode();
  }

  /// Never the key.
  @Override
  public String toString() {
    return "***";
  }
}
