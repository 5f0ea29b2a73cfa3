package chat.parley.core.crypto;

import java.security.GeneralSecurityException;
import java.security.spec.InvalidKeySpecException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A key made of a passphrase, by PBKDF2-HMAC-SHA256 (RFC 8018): as slow to guess as the rounds
/// make it.
///
/// @param rounds at least [#ROUNDS], so that nobody can make guessing cheap by changing a file
/// @param salt 16 random bytes, of one use
public record PassphraseKey(int rounds, byte[] salt) {

  /// About a quarter of a second; as many as OWASP advises. May be raised.
  public static final int ROUNDS = 600_000;

  /// More would keep a start waiting for minutes, at the word of a damaged file.
  public static final int ROUNDS_MAX = 100_000_000;

  /// The length of the salt, in bytes.
  public static final int SALT_LENGTH = 16;

  private static final int KEY_BITS = 256;

  /// Checks the limits.
  public PassphraseKey {
    if (rounds < ROUNDS || rounds > ROUNDS_MAX) {
      throw new IllegalArgumentException(
          "rounds are %d, must be %d to %d".formatted(rounds, ROUNDS, ROUNDS_MAX));
    }
    if (salt.length != SALT_LENGTH) {
      throw new IllegalArgumentException(
          "a salt has %d bytes, must have %d".formatted(salt.length, SALT_LENGTH));
    }
  }

  /// The 32 bytes for this passphrase.
  ///
  /// @param passphrase not empty
  public byte[] of(char[] passphrase) {
    var given = new PBEKeySpec(passphrase, salt, rounds, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(given)
          .getEncoded();
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("no key can be made of this passphrase", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks a primitive", e);
    } finally {
      given.clearPassword();
    }
  }
}
