package chat.parley.launcher.prompt;

import chat.parley.api.Delivery;
import java.util.ArrayList;
import java.util.List;

/// What a script has sent, which its end waits for.
///
/// Confined to the session's thread.
final class Sent {

  /// Deliveries that are kept, arrived ones included; beyond, the arrived are only counted.
  private static final int REMEMBERED_MAX = 1_000;

  private final List<Delivery> remembered = new ArrayList<>();

  /// How many have been forgotten, since they had arrived.
  private long arrivedBefore;

  void add(List<Delivery> accepted) {
    remembered.addAll(accepted);
    if (remembered.size() > REMEMBERED_MAX) {
      int before = remembered.size();
      remembered.removeIf(delivery -> delivery.state().isFinal());
      arrivedBefore += before - remembered.size();
    }
  }

  /// Whether each message has left for its recipient or the server, and those that have arrived
  /// have been shown to.
  boolean isSettled(Progress progress) {
    long arrived = arrivedBefore;
    for (Delivery delivery : remembered) {
      switch (delivery.state()) {
        case Delivery.Pending _ -> {
          return false;
        }
        case Delivery.Stored _ -> {}
        case Delivery.Delivered _, Delivery.Failed _ -> arrived++;
      }
    }
    return progress.finalStates() >= arrived;
  }
}
