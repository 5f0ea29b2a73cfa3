package chat.parley.core.client;

import chat.parley.api.Event;
import chat.parley.core.crypto.Fingerprint;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.session.Session;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.ServerPin;
import chat.parley.core.table.TableReplica;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which key the server is trusted to have: the one that its address names, and the one that it had
/// when it was first met.
///
/// An address that names a whole fingerprint is its owner's express word: it stands above the key
/// of the first time, and replaces it. The beginning of one does not, since keys that begin alike
/// can be made.
final class ServerTrust {

  private final ClientContext context;
  private final String expected;
  private @Nullable ServerPin pin;

  ServerTrust(ClientContext context, @Nullable ServerPin pin) {
    this.context = context;
    this.expected = context.settings().serverFingerprint().toLowerCase(Locale.ROOT);
    this.pin = pin == null || isReplaced(pin) ? null : pin;
  }

  private boolean isReplaced(ServerPin known) {
    return expected.length() == Fingerprint.DIGITS
        && !expected.equals(Fingerprint.of(context.crypto(), known.agreement()));
  }

  /// The keys that it had when it was first met, or null.
  @Nullable ServerPin pin() {
    return pin;
  }

  /// The key that it signs certificates with, or null if it was never met.
  @Nullable PublicKey signing() {
    return pin == null ? null : pin.signing();
  }

  /// Why this key is not to be trusted, or null if it is.
  @Nullable String objection(PublicKey shown) {
    String print = Fingerprint.of(context.crypto(), shown);
    boolean isKnown = pin != null && pin.agreement().equals(shown);
    if (!print.startsWith(expected)) {
      String words =
          isKnown
              ? "the server is known by its key %s, not %s; another one is trusted as a whole only"
              : "the server's key is %s, not %s";
      return words.formatted(print, expected);
    }
    return pin == null || isKnown
        ? null
        : "the server's key is %s, not %s; if that is right, write #%s behind its address"
            .formatted(print, Fingerprint.of(context.crypto(), pin.agreement()), print);
  }

  /// Trusts the next key that it shows, as at the first time.
  ///
  /// @param copy of its table, which says nothing of how new another server's is
  void forget(TableReplica copy) {
    if (pin != null) {
      pin = null;
      copy.outdate();
      context.ledger().write(new ClientWrite.UnpinnedServer());
    }
  }

  /// Trusts the key of this session from now on, if none was trusted before.
  void learn(Session on) {
    if (pin == null && on.remotePayload().length == PublicKey.LENGTH) {
      var trusted = new ServerPin(on.remoteStatic(), PublicKey.of(on.remotePayload()));
      pin = trusted;
      context.ledger().write(new ClientWrite.PinnedServer(trusted));
      context.tell(new Event.ServerTrusted(Fingerprint.of(context.crypto(), trusted.agreement())));
    }
  }
}
