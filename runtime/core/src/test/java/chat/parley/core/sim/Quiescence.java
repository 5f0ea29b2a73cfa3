package chat.parley.core.sim;

import chat.parley.core.packet.Address;
import chat.parley.core.store.MailRow;
import java.util.List;

/// I4: when all trouble is over, outboxes and mailboxes are empty, disks idle, and nothing but
/// heartbeats crosses the network.
final class Quiescence implements Observer {

  /// A heartbeat and its answer every 25 s, their acknowledgements, and now and then a handshake.
  private static final int PACKETS_PER_USER_AND_MINUTE = 40;

  /// New keys every half minute, for a server and each peer, cost four packets each; who writes to
  /// a liar that is gone tries his full mailbox again twice a minute.
  private static final int HASTE = 4;

  private final Ghost ghost;
  private long sent;

  Quiescence(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void sent(Machine machine, Address to, byte[] bytes) {
    sent++;
  }

  /// How many packets have been sent so far.
  long sent() {
    return sent;
  }

  @Override
  public void rested() {
    Cluster cluster = ghost.cluster();
    for (User user : cluster.users()) {
      int unfinished = ghost.unfinished(user).size();
      if (user.isHonest() && unfinished > 0 && !ghost.isRefused(user)) {
        throw new Violation(
            "I4",
            "the outbox of %s still holds %d messages"
                .formatted(user.machine().name(), unfinished));
      }
    }
    List<MailRow> mails =
        cluster.serverFile().mails().values().stream()
            .filter(mail -> !isForRival(mail) && !isForNobody(mail))
            .toList();
    if (!mails.isEmpty()) {
      throw new Violation("I4", "mailboxes still hold " + mails.getFirst().index());
    }
    for (Machine machine : cluster.machines()) {
      if (machine.disk().waiting() > 0) {
        throw new Violation("I4", machine.name() + " still writes");
      }
    }
  }

  /// Mail for a nickname whose owner cannot be told from its rival stays, if nobody can open it.
  private boolean isForRival(MailRow mail) {
    return ghost.cluster().users().stream()
            .filter(user -> user.key().equals(mail.index().recipient()))
            .count()
        > 1;
  }

  /// What a liar sends may wait for ever for what he has never sent before it, and what was sent
  /// before a disk was lost for what was on that disk; a liar takes nothing that he does not like.
  private boolean isForNobody(MailRow mail) {
    User sender = ghost.owner(mail.index().key().sender());
    return (sender != null && !ghost.isReliable(sender))
        || ghost.cluster().users().stream()
            .anyMatch(
                user -> !ghost.isReliable(user) && user.key().equals(mail.index().recipient()));
  }

  /// Judges a minute of rest.
  void requireSilence(long sentBefore) {
    long most = (long) PACKETS_PER_USER_AND_MINUTE * ghost.cluster().users().size();
    if (ghost.faults().has(FaultKind.HASTY_KEYS)) {
      most *= HASTE;
    }
    if (ghost.faults().has(FaultKind.LYING_CLIENT)) {
      most *= HASTE;
    }
    if (sent - sentBefore > most) {
      throw new Violation(
          "I4",
          "%d packets cross the network in a minute of rest, at most %d may"
              .formatted(sent - sentBefore, most));
    }
  }
}
