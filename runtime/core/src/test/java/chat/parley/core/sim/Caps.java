package chat.parley.core.sim;

import chat.parley.core.Output;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Limits;
import chat.parley.core.server.ServerSettings;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.List;

/// I13 and I18: nothing grows beyond its limit, as far as it can be seen from outside: datagrams,
/// mailboxes, the table, remembered streams, prekeys, and what waits for a disk.
final class Caps implements Observer {

  private static final int STREAMS_PER_SENDER_MAX = 16;
  private static final int PREKEYS_MAX = 32;
  private static final int WAITING_MAX = 4_096;

  private static final int DATAGRAMS_MAX = 150_000;

  private final Ghost ghost;
  private int datagrams;

  Caps(Ghost ghost) {
    this.ghost = ghost;
  }

  /// A storm that feeds itself would otherwise make a simulation endless. A server that lies can
  /// keep its clients busy.
  @Override
  public void sent(Machine machine, Address to, byte[] bytes) {
    datagrams++;
    if (!ghost.faults().has(FaultKind.LYING_SERVER)) {
      require(datagrams, DATAGRAMS_MAX, machine, "datagrams sent in all");
    }
    require(bytes.length, Limits.DATAGRAM_MAX, machine, "bytes in a datagram");
  }

  @Override
  public void put(Machine machine, Output output) {
    if (output instanceof Output.Persist) {
      require(machine.disk().waiting(), WAITING_MAX, machine, "batches that wait for the disk");
    }
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    User user = ghost.userOf(machine);
    if (user == null) {
      requireServer(machine, writes);
    } else {
      requireClient(user);
    }
  }

  private void requireClient(User user) {
    ClientFile file = user.file();
    require(file.prekeys().size(), PREKEYS_MAX, user.machine(), "prekeys");
    for (HighWater water : file.highWaters()) {
      long streams =
          file.highWaters().stream().filter(other -> other.sender().equals(water.sender())).count();
      require(streams, STREAMS_PER_SENDER_MAX, user.machine(), "streams of one sender");
    }
  }

  private void requireServer(Machine server, List<Write> writes) {
    ServerSettings settings = ghost.cluster().settings();
    require(ghost.cluster().serverFile().names().size(), settings.names().total(), server, "names");
    for (Write write : writes) {
      if (write instanceof ServerWrite.MailKept(MailRow(MailIndex index, _))
          && !index.key().receipts()) {
        requireMailbox(server, index, settings);
      }
    }
  }

  private void requireMailbox(Machine server, MailIndex added, ServerSettings settings) {
    List<MailIndex> mailbox =
        ghost.cluster().serverFile().mails().values().stream()
            .map(MailRow::index)
            .filter(mail -> mail.recipient().equals(added.recipient()) && !mail.key().receipts())
            .toList();
    long bytes = mailbox.stream().mapToLong(MailIndex::bytes).sum();
    long ofPair =
        mailbox.stream().filter(mail -> mail.key().sender().equals(added.key().sender())).count();
    require(mailbox.size(), settings.mail().perRecipient(), server, "mails for one recipient");
    require(bytes, settings.mail().bytesPerRecipient(), server, "bytes for one recipient");
    require(ofPair, settings.mail().perPair(), server, "mails of one pair");
  }

  private static void require(long actual, long most, Machine machine, String what) {
    if (actual > most) {
      throw new Violation(
          "I13", "%s has %d %s, and may have %d".formatted(machine.name(), actual, what, most));
    }
  }
}
