package chat.parley.core.server;

import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.session.Means;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.Ledger;
import java.util.function.Consumer;

/// What the machines of one server have in common: its keys, its sessions, its ledger, and the step
/// that is being taken.
///
/// Confined to the thread of its node.
final class ServerContext {

  private final ServerSettings settings;
  private final Identity identity;
  private final Means means;
  private final Sessions sessions;
  private final Ledger<ServerPromise> ledger;
  private Moment now = new Moment(0, 0);
  private Consumer<Output> out = _ -> {};

  ServerContext(ServerSettings settings, Identity identity, Means means, Sessions sessions) {
    this.settings = settings;
    this.identity = identity;
    this.means = means;
    this.sessions = sessions;
    this.ledger = new Ledger<>(ServerContext::isRefusable);
  }

  /// What a full disk may refuse, because somebody is told so.
  private static boolean isRefusable(ServerPromise promise) {
    return switch (promise) {
      case ServerPromise.Keep _, ServerPromise.Welcome _ -> true;
      case ServerPromise.Begin _, ServerPromise.Confirm _, ServerPromise.Deliver _ -> false;
    };
  }

  /// From now on it is this moment, and outputs go there.
  void begin(Moment moment, Consumer<Output> outputs) {
    now = moment;
    out = outputs;
  }

  ServerSettings settings() {
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

  Ledger<ServerPromise> ledger() {
    return ledger;
  }

  Moment now() {
    return now;
  }

  long nanos() {
    return now.nanos();
  }

  void put(Output output) {
    out.accept(output);
  }

  void report(ServerNotice notice) {
    out.accept(new Output.Report(notice));
  }
}
