package chat.parley.core.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM of the Java platform, one `Cipher` for each key.
///
/// Two guards stand between a caller's mistake and a nonce used twice, which would give the key
/// away: counters for sealing must rise, and the platform refuses the nonce that it used last.
final class JdkPacketCipher implements PacketCipher {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int TAG_BITS = TAG_LENGTH * Byte.SIZE;
  private static final int NONCE_LENGTH = 12;
  private static final int COUNTER_OFFSET = NONCE_LENGTH - Long.BYTES;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final ByteBuffer nonce = ByteBuffer.allocate(NONCE_LENGTH);
  private final CounterGuard guard = new CounterGuard();

  JdkPacketCipher(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    this.cipher = newCipher();
  }

  @Override
  public void seal(long counter, byte[] buffer, int offset, int length, int headerLength) {
    guard.advanceTo(counter);
    try {
      start(Cipher.ENCRYPT_MODE, counter);
      cipher.updateAAD(buffer, offset - headerLength, headerLength);
      cipher.doFinal(buffer, offset, length, buffer, offset);
    } catch (GeneralSecurityException e) {
      throw misuse(e);
    }
  }

  @Override
  public int open(long counter, byte[] buffer, int offset, int length, int headerLength) {
    if (length < TAG_LENGTH) {
      return -1;
    }
    try {
      start(Cipher.DECRYPT_MODE, counter);
      cipher.updateAAD(buffer, offset - headerLength, headerLength);
      return cipher.doFinal(buffer, offset, length, buffer, offset);
    } catch (AEADBadTagException _) {
      return -1;
    } catch (GeneralSecurityException e) {
      throw misuse(e);
    }
  }

  @Override
  public byte[] seal(long counter, byte[] associated, byte[] plaintext) {
    byte[] buffer = new byte[associated.length + plaintext.length + TAG_LENGTH];
    System.arraycopy(associated, 0, buffer, 0, associated.length);
    System.arraycopy(plaintext, 0, buffer, associated.length, plaintext.length);
    seal(counter, buffer, associated.length, plaintext.length, associated.length);
    return Arrays.copyOfRange(buffer, associated.length, buffer.length);
  }

  @Override
  public Optional<byte[]> open(long counter, byte[] associated, byte[] ciphertext) {
    byte[] buffer = new byte[associated.length + ciphertext.length];
    System.arraycopy(associated, 0, buffer, 0, associated.length);
    System.arraycopy(ciphertext, 0, buffer, associated.length, ciphertext.length);
    int length = open(counter, buffer, associated.length, ciphertext.length, associated.length);
    return length < 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(buffer, associated.length, associated.length + length));
  }

  /// Never the key.
  @Override
  public String toString() {
    return "***";
  }

  private void start(int mode, long counter) throws GeneralSecurityException {
    nonce.putLong(COUNTER_OFFSET, counter);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce.array()));
  }

  /// Seals once, with a nonce of 12 bytes.
  static byte[] sealOnce(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
    try {
      return once(Cipher.ENCRYPT_MODE, key, nonce, associated, plaintext);
    } catch (GeneralSecurityException e) {
      throw misuse(e);
    }
  }

  /// Opens once, with a nonce of 12 bytes.
  static Optional<byte[]> openOnce(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
    if (ciphertext.length < TAG_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(once(Cipher.DECRYPT_MODE, key, nonce, associated, ciphertext));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw misuse(e);
    }
  }

  private static byte[] once(int mode, byte[] key, byte[] nonce, byte[] associated, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = newCipher();
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(associated);
    return cipher.doFinal(input);
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance(TRANSFORMATION);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no " + TRANSFORMATION, e);
    }
  }

  private static IllegalArgumentException misuse(GeneralSecurityException e) {
    return new IllegalArgumentException("cannot seal or open: " + e.getMessage(), e);
  }
}
