package chat.parley.core.sim;

import chat.parley.api.Nickname;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.Write;
import java.util.List;

/// I10: what stands in a history as from somebody was written by him, to this recipient. Whatever a
/// liar says in his own name is his; in another's name he says nothing.
final class AuthenticText implements Observer {

  private final Ghost ghost;

  AuthenticText(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof ClientWrite.Taken(HistoryRow row) && !isAuthentic(machine, row)) {
        throw new Violation(
            "I10",
            "%s has a message from %s that he did not write: %s"
                .formatted(machine.name(), row.nickname(), row.message()));
      }
    }
  }

  private boolean isAuthentic(Machine machine, HistoryRow row) {
    Item.Message message = row.message();
    Ghost.Request request = ghost.requestOf(message.text());
    User recipient = ghost.userOf(machine);
    User sender = ghost.owner(row.sender());
    if (recipient == null || !recipient.isHonest()) {
      return true;
    }
    if (sender != null && !sender.isHonest()) {
      return Nickname.of(row.nickname()).equals(sender.nickname());
    }
    return request != null
        && sender != null
        && request.sender == sender
        && request.recipient.equals(recipient.key())
        && request.target.equals(message.target())
        && Nickname.of(row.nickname()).equals(sender.nickname());
  }
}
