package chat.parley.engine.store;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Messages that are sent, marked, taken and forgotten at random, numbered as a node would.
final class RandomMessages {

  private static final List<String> NICKNAMES = List.of("alice", "bob", "zoe", "\uFF41", "👾");

  private static final List<OutboxState> STATES = List.of(OutboxState.values());

  private record Outgoing(long incarnation, String recipient) {}

  private record Incoming(IdentityHash sender, long incarnation) {}

  private final Random random;
  private final Map<Outgoing, Long> sent = new HashMap<>();
  private final Map<Incoming, Long> taken = new HashMap<>();
  private Outgoing outgoing = new Outgoing(0, "bob");
  private Incoming incoming = new Incoming(Samples.hash(0), 0);
  private long historyId;
  private long clock;

  RandomMessages(long seed) {
    this.random = new Random(seed);
  }

  List<ClientWrite> batch(int size) {
    var batch = new ArrayList<ClientWrite>();
    while (batch.size() < size) {
      batch.add(next());
    }
    batch.add(take());
    return batch;
  }

  private ClientWrite next() {
    clock++;
    int kind = random.nextInt(10_000);
    if (kind < 200) {
      outgoing = new Outgoing(random.nextInt(2), NICKNAMES.get(random.nextInt(NICKNAMES.size())));
      incoming = new Incoming(Samples.hash(random.nextInt(5)), random.nextInt(2));
    }
    if (kind < 4_000) {
      return send();
    }
    if (kind < 6_000) {
      return mark();
    }
    if (kind < 9_997) {
      return take();
    }
    if (kind < 9_999) {
      long sequence = taken.merge(incoming, 1L + random.nextInt(3), Long::sum);
      return new ClientWrite.Raised(
          new HighWater(incoming.sender(), incoming.incarnation(), sequence, clock));
    }
    taken.remove(incoming);
    return new ClientWrite.Forgotten(incoming.sender(), incoming.incarnation());
  }

  private ClientWrite send() {
    long sequence = sent.merge(outgoing, random.nextInt(50) == 0 ? 2L : 1L, Long::sum);
    return new ClientWrite.Sent(
        new OutboxRow(
            outgoing.incarnation(),
            outgoing.recipient(),
            Samples.hash(random.nextInt(2)),
            message(sequence),
            OutboxState.PENDING));
  }

  private ClientWrite mark() {
    long last = sent.getOrDefault(outgoing, 0L);
    long first = Math.max(0, last - random.nextInt(60));
    return new ClientWrite.Mark(
        outgoing.incarnation(),
        outgoing.recipient(),
        first,
        first + random.nextInt(20),
        STATES.get(random.nextInt(STATES.size())),
        clock);
  }

  private ClientWrite take() {
    return new ClientWrite.Taken(
        new HistoryRow(
            ++historyId,
            incoming.sender(),
            random.nextBoolean() ? "Alice" : "ALICE",
            incoming.incarnation(),
            message(taken.merge(incoming, 1L, Long::sum)),
            clock,
            random.nextBoolean()));
  }

  private Item.Message message(long sequence) {
    return new Item.Message(
        sequence,
        clock,
        random.nextInt(9) == 0 ? "#ops" : "",
        random.nextBoolean(),
        "text " + random.nextInt());
  }
}
