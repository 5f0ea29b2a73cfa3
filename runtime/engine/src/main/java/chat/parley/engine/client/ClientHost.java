package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.core.client.ClientSettings;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Network;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.time.Threads;
import java.util.Optional;

/// What a client runs on.
///
/// @param store closed with the client
/// @param network closed with the client
record ClientHost(
    ClientSettings settings,
    ClientStore store,
    Network network,
    LocalAddress local,
    Threads threads) {

  /// Its server, with the fingerprint that is expected of it.
  String server() {
    String print = settings.serverFingerprint();
    return settings.server() + (print.isEmpty() ? "" : "#" + print);
  }

  /// What was damaged in its folder, for those who listen.
  Optional<Event> damage() {
    String words = store.damage();
    return words.isEmpty() ? Optional.empty() : Optional.of(new Event.DataDamaged(words));
  }
}
