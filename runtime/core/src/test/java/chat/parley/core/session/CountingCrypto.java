package chat.parley.core.session;

import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.PacketCipher;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.SigningKey;
import java.util.Optional;

/// Fast primitives that count the expensive ones.
public final class CountingCrypto implements Crypto {

  private final Crypto fake = new FakeCrypto();
  long agreements;
  private long verifications;

  /// Key agreements so far.
  public long agreements() {
    return agreements;
  }

  /// Signatures checked so far.
  public long verifications() {
    return verifications;
  }

  @Override
  public AgreementKey agreementKey(byte[] seed) {
    return fake.agreementKey(seed);
  }

  @Override
  public SigningKey signingKey(byte[] seed) {
    return fake.signingKey(seed);
  }

  @Override
  public byte[] agree(AgreementKey mine, PublicKey theirs) {
    agreements++;
    return fake.agree(mine, theirs);
  }

  @Override
  public byte[] sign(SigningKey key, byte[] message) {
    return fake.sign(key, message);
  }

  @Override
  public boolean verify(PublicKey key, byte[] message, byte[] signature) {
    verifications++;
    return fake.verify(key, message, signature);
  }

  @Override
  public byte[] sha256(byte[]... parts) {
    return fake.sha256(parts);
  }

  @Override
  public byte[] hmac(byte[] key, byte[]... parts) {
    return fake.hmac(key, parts);
  }

  @Override
  public PacketCipher cipher(byte[] key) {
    return fake.cipher(key);
  }

  @Override
  public byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
    return fake.seal(key, nonce, associated, plaintext);
  }

  @Override
  public Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
    return fake.open(key, nonce, associated, ciphertext);
  }
}
