package chat.parley.core.sim;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.core.Output;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// I6: a message is called stored only when it is in the recipient's mailbox on the server's disk,
/// was there until it was too old, or is in the recipient's history already. Where mailboxes are
/// destroyed or the server lies, nobody can know; then I3 alone says that nothing is lost.
final class StoredIsDurable implements Observer {

  private final Ghost ghost;
  private final Map<Long, MailIndex> kept = new LinkedHashMap<>();
  private final List<MailIndex> tooOld = new ArrayList<>();

  StoredIsDurable(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof ServerWrite.MailGone(List<Long> ids)) {
        ids.forEach(this::leave);
      }
      if (write instanceof ServerWrite.MailKept(MailRow row)) {
        kept.put(row.index().id(), row.index());
      }
    }
  }

  private void leave(long id) {
    MailIndex gone = kept.remove(id);
    if (gone != null && ghost.isTooOld(gone)) {
      tooOld.add(gone);
    }
  }

  @Override
  public void put(Machine machine, Output output) {
    User user = ghost.userOf(machine);
    if (user != null
        && !ghost.faults().loseMail()
        && output instanceof Output.Tell(Event.DeliveryChanged(var id, _, _, _, Delivery.Stored _))
        && !isInMailbox(user, id)
        && !isTaken(user, id)) {
      throw new Violation(
          "I6", "%s calls %s stored, which is nowhere".formatted(user.machine().name(), id));
    }
  }

  private boolean isInMailbox(User sender, MessageId id) {
    IdentityHash identity = sender.file().identity().hash();
    Stream<MailIndex> there =
        ghost.cluster().serverFile().mails().values().stream().map(MailRow::index);
    return Stream.concat(there, tooOld.stream())
        .anyMatch(
            mail -> mail.recipient().equals(id.recipient()) && covers(mail.key(), identity, id));
  }

  private static boolean covers(MailKey key, IdentityHash sender, MessageId id) {
    return !key.receipts()
        && key.sender().equals(sender)
        && key.incarnation() == id.incarnation()
        && key.first() <= id.sequence()
        && id.sequence() <= key.last();
  }

  private boolean isTaken(User sender, MessageId id) {
    OutboxRow row =
        sender.file().sent(new ClientFile.SentKey(id.incarnation(), id.recipient(), id.sequence()));
    User recipient = row == null ? null : ghost.owner(row.identity());
    if (recipient == null || !ghost.isReliable(recipient)) {
      return recipient != null; // What he has made of it is nobody's fault but his, or his disk's.
    }
    return recipient.file().highWater(sender.file().identity().hash(), id.incarnation())
        >= id.sequence();
  }
}
