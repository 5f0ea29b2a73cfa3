package chat.parley.engine;

import chat.parley.engine.config.Environment;
import chat.parley.engine.net.Network;
import chat.parley.engine.time.Threads;
import jakarta.inject.Inject;

/// What a client or a server lives in.
///
/// @param network its own, closed with it
public record Surroundings(Environment environment, Network network, Threads threads) {

  /// Of what is bound.
  @Inject
  public Surroundings {}
}
