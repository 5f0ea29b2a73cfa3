package chat.parley.core.crypto;

import java.util.Arrays;
import java.util.Optional;

/// Primitives of the same shapes as the real ones, some hundred times as fast, for long
/// simulations: deterministic, free of collisions in practice, and not secure at all.
///
/// Its keys are told apart by their seeds alone, so two X25519 seeds that the real curve clamps to
/// one are two keys here.
public final class FakeCrypto implements Crypto {

  private static final byte[] NOTHING = {};

  @Override
  public AgreementKey agreementKey(byte[] seed) {
    requireLength(seed, AgreementKey.SEED_LENGTH);
    return new AgreementKey(seed, PublicKey.of(mirrored(seed)));
  }

  @Override
  public SigningKey signingKey(byte[] seed) {
    requireLength(seed, SigningKey.SEED_LENGTH);
    return new SigningKey(seed, PublicKey.of(FakeMix.hash(1, seed, 0, seed.length)));
  }

  /// Both sides hash the same two public keys, the lower one first.
  @Override
  public byte[] agree(AgreementKey mine, PublicKey theirs) {
    if (SmallOrder.hasAgreement(theirs)) {
      return NOTHING;
    }
    PublicKey own = mine.publicKey();
    boolean isOwnFirst = own.compareTo(theirs) < 0;
    byte[] both = new byte[2 * PublicKey.LENGTH];
    own.copyTo(both, isOwnFirst ? 0 : PublicKey.LENGTH);
    theirs.copyTo(both, isOwnFirst ? PublicKey.LENGTH : 0);
    return FakeMix.hash(2, both, 0, both.length);
  }

  @Override
  public byte[] sign(SigningKey key, byte[] message) {
    return signature(key.publicKey(), message);
  }

  @Override
  public boolean verify(PublicKey key, byte[] message, byte[] signature) {
    return Arrays.equals(signature, signature(key, message));
  }

  @Override
  public byte[] sha256(byte[]... parts) {
    return hashed(3, parts);
  }

  @Override
  public byte[] hmac(byte[] key, byte[]... parts) {
    return hashed(FakeMix.fold(4, key, 0, lengthWithoutZeros(key)), parts);
  }

  @Override
  public PacketCipher cipher(byte[] key) {
    requireLength(key, 32);
    return new FakePacketCipher(key);
  }

  @Override
  public byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
    requireLength(key, 32);
    return onceUnder(key, nonce).seal(0, associated, plaintext);
  }

  @Override
  public Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
    requireLength(key, 32);
    return onceUnder(key, nonce).open(0, associated, ciphertext);
  }

  private static PacketCipher onceUnder(byte[] key, byte[] nonce) {
    requireLength(nonce, 12);
    return new FakePacketCipher(Bytes.concat(key, nonce));
  }

  private static byte[] signature(PublicKey key, byte[] message) {
    byte[] owner = key.bytes();
    long seed = FakeMix.fold(5, owner, 0, owner.length);
    return Bytes.concat(
        FakeMix.hash(seed, message, 0, message.length),
        FakeMix.hash(~seed, message, 0, message.length));
  }

  private static byte[] hashed(long seed, byte[][] parts) {
    byte[] whole = parts.length == 1 ? parts[0] : Bytes.concat(parts);
    return FakeMix.hash(seed, whole, 0, whole.length);
  }

  /// HMAC pads keys with zeros, so that zeros at the end do not count.
  private static int lengthWithoutZeros(byte[] key) {
    int length = key.length;
    while (length > 0 && key[length - 1] == 0) {
      length--;
    }
    return length;
  }

  private static byte[] mirrored(byte[] seed) {
    byte[] out = new byte[seed.length];
    for (int i = 0; i < seed.length; i++) {
      out[i] = (byte) (seed[i] ^ 0x5a);
    }
    return out;
  }

  private static void requireLength(byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "an array has %d bytes, must be %d".formatted(bytes.length, length));
    }
  }
}
