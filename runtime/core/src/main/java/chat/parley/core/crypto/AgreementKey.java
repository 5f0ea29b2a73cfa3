package chat.parley.core.crypto;

/// An X25519 key pair, with which a node agrees on secrets: its Noise static key, an ephemeral key
/// or a mailbox prekey.
///
/// Made by [Crypto#agreementKey]. The private half is printed nowhere and leaves only through
/// [#seed], for storage. Two pairs are equal when their public keys are.
public final class AgreementKey {

  /// The length of the private scalar, in bytes.
  public static final int SEED_LENGTH = 32;

  private final byte[] seed;
  private final PublicKey publicKey;

  AgreementKey(byte[] seed, PublicKey publicKey) {
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
    return other instanceof AgreementKey that && publicKey.equals(that.publicKey);
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
