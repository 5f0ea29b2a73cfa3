package chat.parley.core.sim;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.core.Output;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// I5: a message is called delivered only when it is in the recipient's durable history; the states
/// that its sender sees only go forward within one run, and it never is delivered and failed.
///
/// A crash may lose the note that a message was delivered or stored, and nothing else; so it may be
/// told once more.
final class TrueDelivery implements Observer {

  private record Copy(Machine sender, MessageId id) {}

  private record Told(int run, Delivery.State state) {}

  private final Ghost ghost;
  private final Map<Copy, Told> told = new LinkedHashMap<>();

  TrueDelivery(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void put(Machine machine, Output output) {
    User user = ghost.userOf(machine);
    if (user != null
        && user.isHonest()
        && output instanceof Output.Tell(Event.DeliveryChanged(var id, _, _, _, var state))) {
      change(user, id, state);
    }
  }

  private void change(User sender, MessageId id, Delivery.State state) {
    var key = new ClientFile.SentKey(id.incarnation(), id.recipient(), id.sequence());
    OutboxRow row = sender.file().sent(key);
    if (row == null) {
      throw new Violation("I5", "%s tells of %s, which it never sent".formatted(sender.key(), id));
    }
    if (state instanceof Delivery.Delivered) {
      requireTaken(sender, row);
    }
    int run = sender.machine().run();
    Told before = told.put(new Copy(sender.machine(), id), new Told(run, state));
    if (before != null && !mayFollow(before, run, state)) {
      throw new Violation(
          "I5", "%s tells that %s is %s after %s".formatted(sender.key(), id, state, before.state));
    }
  }

  private static boolean mayFollow(Told before, int run, Delivery.State next) {
    boolean isSameRun = before.run == run;
    return switch (before.state) {
      case Delivery.Pending _ -> true;
      case Delivery.Stored _ -> !isSameRun || !(next instanceof Delivery.Pending);
      case Delivery.Delivered _ ->
          isSameRun ? next instanceof Delivery.Delivered : !(next instanceof Delivery.Failed);
      case Delivery.Failed _ ->
          isSameRun ? next instanceof Delivery.Failed : !(next instanceof Delivery.Delivered);
    };
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    User user = ghost.userOf(machine);
    if (user == null || !user.isHonest()) {
      return;
    }
    for (Write write : writes) {
      if (write instanceof ClientWrite.Mark mark && mark.state() == OutboxState.DELIVERED) {
        requireTaken(user, mark);
      }
    }
  }

  private void requireTaken(User sender, ClientWrite.Mark mark) {
    for (long sequence = mark.first(); sequence <= mark.last(); sequence++) {
      OutboxRow row =
          sender
              .file()
              .sent(new ClientFile.SentKey(mark.incarnation(), mark.recipient(), sequence));
      if (row != null && row.state() == OutboxState.DELIVERED) {
        requireTaken(sender, row);
      }
    }
  }

  private void requireTaken(User sender, OutboxRow row) {
    User recipient = ghost.owner(row.identity());
    if (recipient != null && !ghost.isReliable(recipient)) {
      return;
    }
    var key =
        new ClientFile.TakenKey(
            sender.file().identity().hash(), row.incarnation(), row.message().sequence());
    HistoryRow taken = recipient == null ? null : recipient.file().taken(key);
    if (taken == null || !taken.message().text().equals(row.message().text())) {
      throw new Violation(
          "I5",
          "%s calls message %d to %s delivered, which has %s"
              .formatted(
                  sender.machine().name(),
                  row.message().sequence(),
                  row.recipient(),
                  taken == null ? "nothing there" : "another text there"));
    }
  }
}
