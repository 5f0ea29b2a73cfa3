package chat.parley.core.sim;

import chat.parley.core.Output;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I7: mail leaves the mailbox only when its recipient has it durably, when it is too old, or when
/// its sender has replaced it.
final class MailLeavesByReceipt implements Observer {

  private final Ghost ghost;
  private final Map<Long, MailRow> kept = new LinkedHashMap<>();

  /// Those that were too old when the server let them go. A full disk may make that wait, and the
  /// clock jump back meanwhile.
  private final Set<Long> outdated = new HashSet<>();

  MailLeavesByReceipt(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void put(Machine machine, Output output) {
    if (output instanceof Output.Persist(long _, List<Write> writes)) {
      for (Write write : writes) {
        if (write instanceof ServerWrite.MailGone(List<Long> ids)) {
          ids.stream().filter(this::isTooOld).forEach(outdated::add);
        }
      }
    }
  }

  private boolean isTooOld(long id) {
    MailRow row = kept.get(id);
    return row != null && ghost.isTooOld(row.index());
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof ServerWrite.MailGone(List<Long> ids)) {
        ids.forEach(id -> leave(id, writes));
      }
      if (write instanceof ServerWrite.MailKept(MailRow row)) {
        kept.put(row.index().id(), row);
      }
    }
  }

  @Override
  public void restored(Machine machine) {
    if (machine == ghost.cluster().server()) {
      outdated.clear();
      kept.clear();
      kept.putAll(ghost.cluster().serverFile().mails());
    }
  }

  private void leave(long id, List<Write> writes) {
    MailRow row = kept.remove(id);
    boolean isLying = ghost.faults().has(FaultKind.LYING_SERVER);
    if (row == null || isLying || row.index().key().receipts()) {
      return;
    }
    if (!isTaken(row) && !outdated.remove(id) && !isReplaced(row.index(), writes)) {
      throw new Violation(
          "I7",
          "mail %d for %s leaves the mailbox before he has it"
              .formatted(id, row.index().recipient()));
    }
  }

  /// A mail that the recipient could not open is his business: he has set it aside.
  private boolean isTaken(MailRow row) {
    MailKey key = row.index().key();
    User recipient =
        MailHeader.of(row.mail()).map(header -> ghost.owner(header.recipient())).orElse(null);
    return recipient != null
        && (!ghost.isReliable(recipient)
            || recipient.file().highWater(key.sender(), key.incarnation()) >= key.last()
            || !recipient.file().setAside().isEmpty());
  }

  private static boolean isReplaced(MailIndex old, List<Write> writes) {
    return old.slot() != 0
        && writes.stream()
            .anyMatch(write ->
                write instanceof ServerWrite.MailKept(MailRow(MailIndex next, _))
                    && next.slot() == old.slot()
                    && next.recipient().equals(old.recipient())
                    && next.key().sender().equals(old.key().sender()));
  }
}
