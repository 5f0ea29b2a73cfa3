package chat.parley.core.client;

import chat.parley.api.Event;
import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.session.Means;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.Ledger;
import java.time.Instant;
import java.util.function.Consumer;

/// What the machines of one client have in common: its keys, its sessions, its ledger, and the step
/// that is being taken.
///
/// Confined to the thread of its node.
final class ClientContext {

  private final ClientSettings settings;
  private final Identity identity;
  private final Means means;
  private final Sessions sessions;
  private final Ledger<Promise> ledger;
  private Moment now = new Moment(0, 0);
  private Consumer<Output> out = _ -> {};

  ClientContext(ClientSettings settings, Identity identity, Means means, Sessions sessions) {
    this.settings = settings;
    this.identity = identity;
    this.means = means;
    this.sessions = sessions;
    this.ledger = new Ledger<>(promise -> promise instanceof Promise.Accept);
  }

  /// From now on it is this moment, and outputs go there.
  void begin(Moment moment, Consumer<Output> outputs) {
    now = moment;
    out = outputs;
  }

  ClientSettings settings() {
    return settings;
  }

  Identity identity() {
    return identity;
  }

  Crypto crypto() {
    return means.crypto();
  }

  Entropy entropy() {
    return means.entropy();
  }

  Sessions sessions() {
    return sessions;
  }

  Ledger<Promise> ledger() {
    return ledger;
  }

  Moment now() {
    return now;
  }

  long nanos() {
    return now.nanos();
  }

  Instant wall() {
    return Instant.ofEpochMilli(now.wallMillis());
  }

  /// A pause of about this length: 80 to 120 % of it.
  long jittered(long nanos) {
    return nanos * 4 / 5 + means.entropy().below(nanos * 2 / 5 + 1);
  }

  void put(Output output) {
    out.accept(output);
  }

  void tell(Event event) {
    out.accept(new Output.Tell(event));
  }
}
