package chat.parley.core.crypto;

import java.util.Arrays;

/// HKDF-SHA256 (RFC 5869) over [Crypto#hmac].
public final class Hkdf {

  /// The length of a pseudorandom key, in bytes.
  public static final int KEY_LENGTH = 32;

  private static final int LENGTH_MAX = 255 * KEY_LENGTH;

  private final Crypto crypto;

  /// HKDF over these primitives.
  public Hkdf(Crypto crypto) {
    this.crypto = crypto;
  }

  /// The pseudorandom key drawn from the parts of a secret, one after the other.
  public byte[] extract(byte[] salt, byte[]... secret) {
    return crypto.hmac(salt, secret);
  }

  /// `length` bytes, 0 to 8,160, drawn from a pseudorandom key for the use that `info` names.
  ///
  /// @throws IllegalArgumentException for another length
  public byte[] expand(byte[] key, byte[] info, int length) {
    if (length < 0 || length > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "HKDF is asked for %d bytes, must be 0 to %d".formatted(length, LENGTH_MAX));
    }
    byte[] out = new byte[length];
    byte[] block = {};
    for (int at = 0, number = 1; at < length; at += KEY_LENGTH, number++) {
      block = crypto.hmac(key, block, info, new byte[] {(byte) number});
      System.arraycopy(block, 0, out, at, Math.min(KEY_LENGTH, length - at));
    }
    return out;
  }

  /// The two keys, 32 bytes each, that Noise (section 4.3) makes of a chaining key and a secret.
  byte[][] pair(byte[] chainingKey, byte[] secret) {
    return keys(chainingKey, secret, 2);
  }

  /// Three such keys.
  byte[][] triple(byte[] chainingKey, byte[] secret) {
    return keys(chainingKey, secret, 3);
  }

  private byte[][] keys(byte[] chainingKey, byte[] secret, int count) {
    byte[] out = expand(extract(chainingKey, secret), new byte[0], count * KEY_LENGTH);
    byte[][] keys = new byte[count][];
    for (int i = 0; i < count; i++) {
      keys[i] = Arrays.copyOfRange(out, i * KEY_LENGTH, (i + 1) * KEY_LENGTH);
    }
    return keys;
  }
}
