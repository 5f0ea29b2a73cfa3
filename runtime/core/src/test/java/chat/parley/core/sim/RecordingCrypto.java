package chat.parley.core.sim;

import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.PacketCipher;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.SigningKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cryptography that tells [FreshNonces] of all that is sealed, and [Plaintexts] of what it was.
final class RecordingCrypto implements Crypto {

  private final Crypto crypto;
  private final FreshNonces nonces;
  private final @Nullable Plaintexts plaintexts;
  private final PlantedBug bug;

  /// @param plaintexts null when nobody wants to know
  RecordingCrypto(
      Crypto crypto, FreshNonces nonces, @Nullable Plaintexts plaintexts, PlantedBug bug) {
    this.crypto = crypto;
    this.nonces = nonces;
    this.plaintexts = plaintexts;
    this.bug = bug;
  }

  @Override
  public AgreementKey agreementKey(byte[] seed) {
    return crypto.agreementKey(seed);
  }

  @Override
  public SigningKey signingKey(byte[] seed) {
    return crypto.signingKey(seed);
  }

  @Override
  public byte[] agree(AgreementKey mine, PublicKey theirs) {
    return crypto.agree(mine, theirs);
  }

  @Override
  public byte[] sign(SigningKey key, byte[] message) {
    return crypto.sign(key, message);
  }

  @Override
  public boolean verify(PublicKey key, byte[] message, byte[] signature) {
    return crypto.verify(key, message, signature);
  }

  @Override
  public byte[] sha256(byte[]... parts) {
    return crypto.sha256(parts);
  }

  @Override
  public byte[] hmac(byte[] key, byte[]... parts) {
    return crypto.hmac(key, parts);
  }

  @Override
  public PacketCipher cipher(byte[] key) {
    return new RecordingCipher(crypto.cipher(key), key.clone());
  }

  @Override
  public byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
    nonces.use(key, nonce);
    return crypto.seal(key, nonce, associated, plaintext);
  }

  @Override
  public Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
    return crypto.open(key, nonce, associated, ciphertext);
  }

  private final class RecordingCipher implements PacketCipher {
    private final PacketCipher cipher;
    private final byte[] key;
    private final FreshNonces.Counters openedOnce = new FreshNonces.Counters("I23", "taken in");
    private FreshNonces.@Nullable Counters used;

    RecordingCipher(PacketCipher cipher, byte[] key) {
      this.cipher = cipher;
      this.key = key;
    }

    @Override
    public void seal(long counter, byte[] buffer, int offset, int length, int headerLength) {
      use(counter);
      if (plaintexts == null) {
        cipher.seal(counter, buffer, offset, length, headerLength);
        return;
      }
      String frames = Plaintexts.describe(buffer, offset, length);
      cipher.seal(counter, buffer, offset, length, headerLength);
      plaintexts.remember(buffer, offset + length + TAG_LENGTH, frames);
    }

    @Override
    public int open(long counter, byte[] buffer, int offset, int length, int headerLength) {
      int opened = cipher.open(counter, buffer, offset, length, headerLength);
      if (opened >= 0) {
        openedOnce.use(counter);
      }
      if (opened > 0 && bug == PlantedBug.NOTHING_HELD_BACK) {
        Plaintexts.settleEarlier(buffer, offset, opened);
      }
      return opened;
    }

    @Override
    public byte[] seal(long counter, byte[] associated, byte[] plaintext) {
      use(counter);
      return cipher.seal(counter, associated, plaintext);
    }

    @Override
    public Optional<byte[]> open(long counter, byte[] associated, byte[] ciphertext) {
      return cipher.open(counter, associated, ciphertext);
    }

    private void use(long counter) {
      FreshNonces.Counters counters = used;
      if (counters == null) {
        counters = nonces.of(key);
        used = counters;
      }
      counters.use(counter);
    }
  }
}
