package chat.parley.core.client;

import chat.parley.api.Event;
import chat.parley.core.packet.Refusal;

/// How the owner is told why the server has refused to register us.
final class Refusals {

  private Refusals() {}

  static Event.Refusal told(Refusal refusal) {
    return switch (refusal) {
      case TAKEN -> Event.Refusal.TAKEN;
      case NOT_ALLOWED -> Event.Refusal.NOT_ALLOWED;
      case LIMIT -> Event.Refusal.FULL;
      case BAD_RECORD, DISK -> Event.Refusal.SERVER_FAULT;
    };
  }
}
