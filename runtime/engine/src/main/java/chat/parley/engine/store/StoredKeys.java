package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.PassphraseKey;
import chat.parley.core.crypto.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Private keys as they stand in a file: the two seeds that they are made from, as text, or under a
/// passphrase.
sealed interface StoredKeys {

  /// How they stand in a file.
  String text();

  /// The hash of the public identity key, which is there without a passphrase, too.
  default IdentityHash hash(Crypto crypto) {
    return switch (this) {
      case Open(Identity identity) -> identity.hash();
      case Locked locked -> IdentityHash.of(crypto, locked.signing());
    };
  }

  /// Readable by whoever can read the file.
  record Open(Identity identity) implements StoredKeys {

    private static final Pattern TEXT =
        Pattern.compile(
            "parley identity 1\\Rsigning ([0-9a-f]{64})\\Ragreement ([0-9a-f]{64})\\R?");

    @Override
    public String text() {
      HexFormat hex = HexFormat.of();
      return "parley identity 1\nsigning %s\nagreement %s\n"
          .formatted(
              hex.formatHex(identity.signing().seed()), hex.formatHex(identity.agreement().seed()));
    }
  }

  /// Readable with the passphrase. The public keys stand beside it, so that they can be shown
  /// without; all that is readable is sealed in as well, and so cannot be changed unnoticed.
  ///
  /// @param signing the public identity key
  /// @param agreement the public Noise static key
  /// @param nonce 12 bytes
  /// @param box both seeds, by AES-256-GCM
  record Locked(PublicKey signing, PublicKey agreement, PassphraseKey key, byte[] nonce, byte[] box)
      implements StoredKeys {

    private static final String TITLE = "parley identity 2\n";

    private static final int NONCE_LENGTH = 12;

    private static final Pattern TEXT =
        Pattern.compile(
            TITLE
                + """
                signing-public ([0-9a-f]{64})
                agreement-public ([0-9a-f]{64})
                pbkdf2-hmac-sha256 ([0-9]{1,9}) ([0-9a-f]{32})
                aes-256-gcm ([0-9a-f]{24}) ([0-9a-f]{160})
                """);

    @Override
    public String text() {
      HexFormat hex = HexFormat.of();
      return head() + "aes-256-gcm %s %s\n".formatted(hex.formatHex(nonce), hex.formatHex(box));
    }

    private String head() {
      HexFormat hex = HexFormat.of();
      return (TITLE + "signing-public %s\nagreement-public %s\npbkdf2-hmac-sha256 %d %s\n")
          .formatted(
              hex.formatHex(signing.bytes()),
              hex.formatHex(agreement.bytes()),
              key.rounds(),
              hex.formatHex(key.salt()));
    }

    /// The keys; empty if the passphrase is another one, or the file was changed.
    Optional<Identity> open(Crypto crypto, char[] passphrase) {
      return crypto
          .open(key.of(passphrase), nonce, head().getBytes(US_ASCII), box)
          .map(seeds -> identity(crypto, seeds));
    }

    private static Identity identity(Crypto crypto, byte[] seeds) {
      int half = seeds.length / 2;
      return Identity.of(
          crypto, Arrays.copyOf(seeds, half), Arrays.copyOfRange(seeds, half, seeds.length));
    }

    /// These keys under this passphrase.
    static Locked of(Crypto crypto, Identity identity, PassphraseKey key, char[] passphrase) {
      byte[] nonce = new byte[NONCE_LENGTH];
      new SecureRandom().nextBytes(nonce);
      byte[] signing = identity.signing().seed();
      byte[] seeds = Arrays.copyOf(signing, 2 * signing.length);
      System.arraycopy(identity.agreement().seed(), 0, seeds, signing.length, signing.length);
      var empty =
          new Locked(
              identity.signing().publicKey(),
              identity.agreement().publicKey(),
              key,
              nonce,
              new byte[0]);
      byte[] box = crypto.seal(key.of(passphrase), nonce, empty.head().getBytes(US_ASCII), seeds);
      return new Locked(empty.signing(), empty.agreement(), key, nonce, box);
    }
  }

  /// Whether this is the text of keys under a passphrase, as far as its first line tells: to read
  /// them would load all of the cryptography.
  static boolean isLocked(String text) {
    return text.startsWith(Locked.TITLE);
  }

  /// What stands in a file; null if it is damaged.
  static @Nullable StoredKeys parse(Crypto crypto, String text) {
    HexFormat hex = HexFormat.of();
    Matcher open = Open.TEXT.matcher(text);
    if (open.matches()) {
      return new Open(
          Identity.of(crypto, hex.parseHex(open.group(1)), hex.parseHex(open.group(2))));
    }
    Matcher locked = Locked.TEXT.matcher(text);
    if (!locked.matches()) {
      return null;
    }
    try {
      return new Locked(
          PublicKey.of(hex.parseHex(locked.group(1))),
          PublicKey.of(hex.parseHex(locked.group(2))),
          new PassphraseKey(Integer.parseInt(locked.group(3)), hex.parseHex(locked.group(4))),
          hex.parseHex(locked.group(5)),
          hex.parseHex(locked.group(6)));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
