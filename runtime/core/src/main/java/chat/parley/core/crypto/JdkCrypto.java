package chat.parley.core.crypto;

import java.util.Optional;

/// The primitives of the Java platform.
public final class JdkCrypto implements Crypto {

  /// Primitives for the thread that calls.
  public JdkCrypto() {}

  @Override
  public AgreementKey agreementKey(byte[] seed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SigningKey signingKey(byte[] seed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] agree(AgreementKey mine, PublicKey theirs) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] sign(SigningKey key, byte[] message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean verify(PublicKey key, byte[] message, byte[] signature) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] sha256(byte[]... parts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] hmac(byte[] key, byte[]... parts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PacketCipher cipher(byte[] key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
    throw new UnsupportedOperationException();
  }
}
