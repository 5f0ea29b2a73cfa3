package chat.parley.core.sim;

import chat.parley.api.MessageId;
import chat.parley.core.Output;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import org.jspecify.annotations.Nullable;

/// I3: what was accepted is in the sender's durable outbox from that moment on, and ends in the
/// recipient's history or as failed, and nowhere else. What was refused never arrives.
final class NoThirdFate implements Observer {

  private final Ghost ghost;

  NoThirdFate(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void put(Machine machine, Output output) {
    User user = ghost.userOf(machine);
    if (user != null && output instanceof Output.Accepted(long number, MessageId id, _)) {
      OutboxRow row = user.file().sent(key(id));
      Ghost.Request request = ghost.request(number);
      if (row == null || request == null || !row.message().text().equals(request.text)) {
        throw new Violation(
            "I3", "%s accepts request %d, which is not on its disk".formatted(user.key(), number));
      }
    }
  }

  @Override
  public void rested() {
    for (User user : ghost.cluster().users()) {
      if (user.isHonest()) {
        user.file().outbox().forEach(row -> judge(user, row));
      }
    }
    for (Ghost.Request request : ghost.requests()) {
      judge(request);
    }
  }

  private void judge(User sender, OutboxRow row) {
    User recipient = ghost.owner(row.identity());
    if (recipient != null && !ghost.isReliable(recipient)) {
      return;
    }
    HistoryRow taken = recipient == null ? null : taken(sender, recipient, row);
    boolean isTaken = taken != null && taken.message().text().equals(row.message().text());
    if (row.state() == OutboxState.DELIVERED && !isTaken) {
      throw lost(sender, row, "is delivered, and not in the recipient's history");
    }
    if (row.state() == OutboxState.FAILED && isTaken) {
      throw lost(sender, row, "has failed, and is in the recipient's history");
    }
    if (!row.state().isFinal() && !ghost.isRefused(sender)) {
      throw lost(sender, row, "is still " + row.state());
    }
  }

  private static @Nullable HistoryRow taken(User sender, User recipient, OutboxRow row) {
    return recipient
        .file()
        .taken(
            new ClientFile.TakenKey(
                sender.file().identity().hash(), row.incarnation(), row.message().sequence()));
  }

  private static Violation lost(User sender, OutboxRow row, String how) {
    return new Violation(
        "I3",
        "message %d of %s to %s %s"
            .formatted(row.message().sequence(), sender.machine().name(), row.recipient(), how));
  }

  private void judge(Ghost.Request request) {
    if (!ghost.isReliable(request.sender)) {
      return;
    }
    MessageId id = request.accepted;
    if (id != null && request.sender.file().sent(key(id)) == null) {
      throw new Violation("I3", request + " was accepted, and is gone");
    }
    if (request.rejected != null && request.takenAt >= 0) {
      throw new Violation("I3", request + " was refused, and has arrived");
    }
    boolean isAnswered = id != null || request.rejected != null;
    if (!isAnswered && request.run == request.sender.machine().run()) {
      throw new Violation("I3", request + " was never answered");
    }
  }

  private static ClientFile.SentKey key(MessageId id) {
    return new ClientFile.SentKey(id.incarnation(), id.recipient(), id.sequence());
  }
}
