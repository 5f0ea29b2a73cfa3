package chat.parley.engine.plugin.sign;

import chat.parley.core.crypto.PublicKey;
import java.util.Base64;
import java.util.regex.Pattern;

/// The public key of somebody who signs plugins, written as people hand it on: `ed25519:` and 43
/// letters, digits, `-` and `_`.
///
/// @param key an Ed25519 key
public record SignerKey(PublicKey key) {

  private static final String KIND = "ed25519:";

  /// Of 32 bytes, without padding.
  private static final Pattern TEXT = Pattern.compile(KIND + "[A-Za-z0-9_-]{43}");

  /// How many characters it has when it is written.
  static final int LENGTH = KIND.length() + 43;

  /// The key that is written so.
  ///
  /// @throws IllegalArgumentException when it is none; the message says how one looks
  public static SignerKey parse(String text) {
    if (TEXT.matcher(text).matches()) {
      byte[] bytes = Base64.getUrlDecoder().decode(text.substring(KIND.length()));
      var key = new SignerKey(PublicKey.of(bytes));
      // The last character has two bits more than are needed; one key has one text.
      if (key.toString().equals(text)) {
        return key;
      }
    }
    throw new IllegalArgumentException(
        "%s is no key, must be %s and 43 letters, digits, - and _".formatted(text, KIND));
  }

  /// Its beginning: enough to tell the few keys apart that one trusts, and no more.
  public String brief() {
    return toString().substring(0, KIND.length() + 8) + "…";
  }

  /// As people hand it on.
  @Override
  public String toString() {
    return KIND + Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes());
  }
}
