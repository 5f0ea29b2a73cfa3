package chat.parley.engine.client;

import chat.parley.api.Event;
import org.jspecify.annotations.Nullable;

/// Whether the client wants to leave the server, and what came of it: that is told only when the
/// port is free, since who hears that we have left may use it.
///
/// Confined to the loop.
final class Leaving {

  private boolean isWanted;
  private @Nullable Event answer;

  /// It wants to leave.
  void begin() {
    isWanted = true;
  }

  /// It wants to stay after all; answers whether it wanted to leave.
  boolean end() {
    boolean was = isWanted;
    isWanted = false;
    return was;
  }

  /// Keeps the answer, if this is it.
  ///
  /// @return whether it is
  boolean takes(Event event) {
    boolean isAnswer =
        event instanceof Event.Deregistered || event instanceof Event.ServerNotResponding;
    if (!isWanted || !isAnswer) {
      return false;
    }
    isWanted = false;
    answer = event;
    return true;
  }

  /// The answer, if there is a new one.
  @Nullable Event poll() {
    Event next = answer;
    answer = null;
    return next;
  }
}
