package chat.parley.core.crypto;

import java.util.HexFormat;

/// How a key is written for people where no record gives it another name: the first 16 bytes of its
/// hash, in hexadecimal.
public final class Fingerprint {

  /// Its length, in hexadecimal digits.
  public static final int DIGITS = 32;

  private Fingerprint() {}

  /// The fingerprint of this key.
  public static String of(Crypto crypto, PublicKey key) {
    return HexFormat.of().formatHex(crypto.sha256(key.bytes()), 0, DIGITS / 2);
  }
}
