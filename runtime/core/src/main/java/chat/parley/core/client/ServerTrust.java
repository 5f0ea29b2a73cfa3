package chat.parley.core.client;

import chat.parley.api.Event;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.session.Session;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.ServerPin;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which key the server is trusted to have: the one that its address names, and the one that it had
/// when it was first met.
final class ServerTrust {

  private final ClientContext context;
  private final String expected;
  private @Nullable ServerPin pin;

  ServerTrust(ClientContext context, @Nullable ServerPin pin) {
    this.context = context;
    this.expected = context.settings().serverFingerprint().toLowerCase(Locale.ROOT);
    this.pin = pin;
  }

  /// The keys that it had when it was first met, or null.
  @Nullable ServerPin pin() {
    return pin;
  }

  /// Why this key is not to be trusted, or null if it is.
  @Nullable String objection(PublicKey shown) {
    String words = "the server's key is %s, not %s";
    if (!fingerprint(shown).startsWith(expected)) {
      return words.formatted(fingerprint(shown), expected);
    }
    return pin == null || pin.agreement().equals(shown)
        ? null
        : words.formatted(fingerprint(shown), fingerprint(pin.agreement()));
  }

  /// Trusts the key of this session from now on, if none was trusted before.
  void learn(Session on) {
    if (pin == null && on.remotePayload().length == PublicKey.LENGTH) {
      var trusted = new ServerPin(on.remoteStatic(), PublicKey.of(on.remotePayload()));
      pin = trusted;
      context.ledger().write(new ClientWrite.PinnedServer(trusted));
      context.tell(new Event.ServerTrusted(fingerprint(trusted.agreement())));
    }
  }

  /// How a server's key is written for people: the first 16 bytes of its hash in hexadecimal.
  private String fingerprint(PublicKey agreement) {
    byte[] hash = context.crypto().sha256(agreement.bytes());
    return HexFormat.of().formatHex(hash, 0, 16);
  }
}
