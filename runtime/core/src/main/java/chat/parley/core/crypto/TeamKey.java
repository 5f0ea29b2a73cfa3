package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;

/// A secret that all nodes of a closed network share: who does not have it gets no answer from them
/// (docs/protocol.md, section 3.14). [#NONE] is an open network.
///
/// Immutable. Printed nowhere; it leaves only through [#secret], for storage.
public final class TeamKey {

  /// Its length, in bytes.
  public static final int LENGTH = 32;

  /// None: whoever comes is answered. All zeros.
  public static final TeamKey NONE = new TeamKey(new byte[LENGTH]);

  private static final byte[] HANDSHAKES = "N1 team psk\0".getBytes(US_ASCII);
  private static final byte[] PACKETS = "N1 team mac\0".getBytes(US_ASCII);
  private static final byte[] NAME = "N1 team\0".getBytes(US_ASCII);
  private static final byte[] NOTHING = {};

  private final byte[] secret;

  private TeamKey(byte[] secret) {
    this.secret = secret;
  }

  /// The key of these 32 bytes.
  public static TeamKey of(byte[] secret) {
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException(
          "a team key has %d bytes, must have %d".formatted(secret.length, LENGTH));
    }
    return new TeamKey(secret.clone());
  }

  /// Whether there is none.
  public boolean isNone() {
    return Arrays.equals(secret, NONE.secret);
  }

  /// A copy of the 32 bytes, to be stored where only the owner can read them.
  public byte[] secret() {
    return secret.clone();
  }

  /// What is mixed into handshakes, 32 bytes; nothing if there is no key.
  public byte[] forHandshakes(Crypto crypto) {
    return isNone() ? NOTHING : crypto.hmac(secret, HANDSHAKES);
  }

  /// What is mixed into the first check of packets, 32 bytes; nothing if there is no key.
  public byte[] forPackets(Crypto crypto) {
    return isNone() ? NOTHING : crypto.hmac(secret, PACKETS);
  }

  /// What people may compare: 32 hexadecimal digits, from which the key cannot be found.
  public String fingerprint(Crypto crypto) {
    return HexFormat.of().formatHex(crypto.hmac(secret, NAME), 0, Fingerprint.DIGITS / 2);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TeamKey that && Arrays.equals(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  /// Never the key.
  @Override
  public String toString() {
    return "***";
  }
}
