package chat.parley.core.sim;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// I2: a recipient's history has the messages of one sender incarnation in the order of their
/// numbers, and passes over a number only when its sender has durably given that message up, or
/// never had it in his outbox.
final class InOrder implements Observer {

  private record Stream(Machine recipient, IdentityHash sender, long incarnation) {}

  private final Ghost ghost;
  private final Map<Stream, Long> lastTaken = new LinkedHashMap<>();
  private final Map<Stream, Long> highWaters = new LinkedHashMap<>();

  InOrder(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof ClientWrite.Taken(HistoryRow row)) {
        take(machine, row);
      }
      if (write instanceof ClientWrite.Forgotten(IdentityHash sender, long incarnation)) {
        var stream = new Stream(machine, sender, incarnation);
        lastTaken.remove(stream);
        highWaters.remove(stream);
      }
    }
    for (Write write : writes) {
      if (write instanceof ClientWrite.Raised(HighWater water)) {
        raise(machine, water);
      }
    }
  }

  @Override
  public void restored(Machine machine) {
    User user = ghost.userOf(machine);
    if (user == null) {
      return;
    }
    lastTaken.keySet().removeIf(stream -> stream.recipient == machine);
    highWaters.keySet().removeIf(stream -> stream.recipient == machine);
    for (ClientFile.TakenKey key : user.file().taken()) {
      lastTaken.merge(
          new Stream(machine, key.sender(), key.incarnation()), key.sequence(), Math::max);
    }
    for (HighWater water : user.file().highWaters()) {
      highWaters.put(new Stream(machine, water.sender(), water.incarnation()), water.sequence());
    }
  }

  private void take(Machine machine, HistoryRow row) {
    var stream = new Stream(machine, row.sender(), row.incarnation());
    long sequence = row.message().sequence();
    long last = lastTaken.getOrDefault(stream, 0L);
    if (sequence <= last) {
      throw new Violation(
          "I2",
          "%s takes message %d from %s after message %d"
              .formatted(machine.name(), sequence, row.nickname(), last));
    }
    requireGivenUp(stream, last + 1, sequence - 1);
    lastTaken.put(stream, sequence);
  }

  private void raise(Machine machine, HighWater water) {
    var stream = new Stream(machine, water.sender(), water.incarnation());
    long before = highWaters.getOrDefault(stream, 0L);
    if (water.sequence() < before) {
      throw new Violation(
          "I2",
          "%s lowers its high water from %d to %d"
              .formatted(machine.name(), before, water.sequence()));
    }
    long last = lastTaken.getOrDefault(stream, 0L);
    requireGivenUp(stream, Math.max(last, before) + 1, water.sequence());
    highWaters.put(stream, water.sequence());
  }

  private void requireGivenUp(Stream stream, long first, long last) {
    User sender = ghost.owner(stream.sender);
    User recipient = ghost.userOf(stream.recipient);
    if (sender == null
        || recipient == null
        || !ghost.isReliable(sender)
        || !ghost.isReliable(recipient)) {
      return;
    }
    for (long sequence = first; sequence <= last; sequence++) {
      OutboxRow row =
          sender.file().sent(new ClientFile.SentKey(stream.incarnation, recipient.key(), sequence));
      if (row != null && !ClientFile.isGivenUp(row.state())) {
        throw new Violation(
            "I2",
            "%s passes over message %d from %s, which is %s there"
                .formatted(
                    stream.recipient.name(), sequence, sender.machine().name(), row.state()));
      }
    }
  }
}
