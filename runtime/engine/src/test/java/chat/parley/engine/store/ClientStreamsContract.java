package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store of a client promises of the streams that messages come and go in.
abstract class ClientStreamsContract extends StoreContract<Store<ClientImage>> {

  @Override
  Write write(long number) {
    return new ClientWrite.Sent(Samples.sent(1, "bob", number));
  }

  @Override
  long count(Store<ClientImage> reopened) {
    return reopened.image().outbox().size();
  }

  /// What is there after these batches and another start.
  final ClientImage after(ClientWrite... writes) {
    Store<ClientImage> store = fresh();
    for (ClientWrite write : writes) {
      assertEquals(Outcome.DONE, Answers.persist(store, write));
    }
    Store<ClientImage> again = reopened(store);
    again.close();
    return again.image();
  }

  @Test
  void keepsSentMessagesInTheOrderOfSending() {
    OutboxRow first = Samples.sent(1, "zoe", 1);
    OutboxRow second = Samples.sent(1, "bob", 1);
    OutboxRow third = Samples.sent(1, "zoe", 2);

    ClientImage image =
        after(
            new ClientWrite.Sent(first), new ClientWrite.Sent(second), new ClientWrite.Sent(third));

    assertEquals(List.of(first, second, third), image.outbox());
  }

  @Test
  void raisesTheLastSequenceWithEachSentMessage() {
    Store<ClientImage> store = fresh();
    long ours = store.image().incarnation();
    long another = ours + 1;
    Answers.persist(
        store,
        new ClientWrite.Sent(Samples.sent(ours, "bob", 1)),
        new ClientWrite.Sent(Samples.sent(ours, "bob", 2)),
        new ClientWrite.Sent(Samples.sent(ours, "zoe", 1)),
        new ClientWrite.Sent(Samples.sent(another, "bob", 9)));
    Answers.persist(store, new ClientWrite.Mark(ours, "bob", 1, 2, OutboxState.DELIVERED, 5));

    Store<ClientImage> again = reopened(store);

    assertEquals(Map.of("bob", 2L, "zoe", 1L), again.image().lastSequences());
    again.close();
  }

  @Test
  void marksTheRowsOfARange() {
    ClientImage image =
        after(
            new ClientWrite.Sent(Samples.sent(1, "bob", 1)),
            new ClientWrite.Sent(Samples.sent(1, "bob", 2)),
            new ClientWrite.Sent(Samples.sent(1, "bob", 3)),
            new ClientWrite.Sent(Samples.sent(2, "bob", 2)),
            new ClientWrite.Sent(Samples.sent(1, "zoe", 2)),
            new ClientWrite.Mark(1, "bob", 2, 99, OutboxState.STORED, 5));

    assertEquals(
        List.of(
            OutboxState.PENDING,
            OutboxState.STORED,
            OutboxState.STORED,
            OutboxState.PENDING,
            OutboxState.PENDING),
        image.outbox().stream().map(OutboxRow::state).toList());
  }

  @Test
  void letsFinalRowsLeaveTheOutboxForEver() {
    ClientImage image =
        after(
            new ClientWrite.Sent(Samples.sent(1, "bob", 1)),
            new ClientWrite.Sent(Samples.sent(1, "bob", 2)),
            new ClientWrite.Sent(Samples.sent(1, "bob", 3)),
            new ClientWrite.Mark(1, "bob", 1, 1, OutboxState.DELIVERED, 5),
            new ClientWrite.Mark(1, "bob", 2, 2, OutboxState.FAILED, 5),
            new ClientWrite.Mark(1, "bob", 1, 3, OutboxState.SKIPPED, 6));

    assertEquals(List.of(Samples.sent(1, "bob", 3).in(OutboxState.SKIPPED)), image.outbox());
  }

  @Test
  void marksWhatTheSameBatchSent() {
    Store<ClientImage> store = fresh();
    Answers.persist(
        store,
        new ClientWrite.Mark(1, "bob", 1, 9, OutboxState.FAILED, 5),
        new ClientWrite.Sent(Samples.sent(1, "bob", 1)),
        new ClientWrite.Sent(Samples.sent(1, "bob", 2)),
        new ClientWrite.Mark(1, "bob", 2, 9, OutboxState.STORED, 5));

    Store<ClientImage> again = reopened(store);

    assertEquals(
        List.of(OutboxState.PENDING, OutboxState.STORED),
        again.image().outbox().stream().map(OutboxRow::state).toList());
    again.close();
  }

  @Test
  void keepsTheLatestHighWaterOfEachStream() {
    IdentityHash alice = Samples.hash(1);
    ClientImage image =
        after(
            new ClientWrite.Raised(new HighWater(alice, -1, 5, 100)),
            new ClientWrite.Raised(new HighWater(alice, 2, 1, 101)),
            new ClientWrite.Raised(new HighWater(alice, -1, 6, 102)),
            new ClientWrite.Raised(new HighWater(Samples.hash(2), 2, 3, 103)),
            new ClientWrite.Forgotten(Samples.hash(2), 2));

    assertEquals(
        List.of(new HighWater(alice, -1, 6, 102), new HighWater(alice, 2, 1, 101)),
        image.highWaters());
  }

  @Test
  void forgetsAndRaisesAgainInOneBatch() {
    Store<ClientImage> store = fresh();
    var earlier = new HighWater(Samples.hash(1), 1, 5, 100);
    var later = new HighWater(Samples.hash(1), 1, 1, 200);
    Answers.persist(
        store,
        new ClientWrite.Raised(earlier),
        new ClientWrite.Forgotten(Samples.hash(1), 1),
        new ClientWrite.Raised(later));

    Store<ClientImage> again = reopened(store);

    assertEquals(List.of(later), again.image().highWaters());
    again.close();
  }

  @Test
  void raisesTheHighWaterWithEachTakenMessage() {
    ClientImage image =
        after(new ClientWrite.Taken(Samples.taken(1)), new ClientWrite.Taken(Samples.taken(2)));

    assertEquals(
        List.of(new HighWater(Samples.hash(7), -5, 2, 1_800_000_000_502L)), image.highWaters());
  }

  @Test
  void countsNumbersThatCarryNothingBetweenMessages() {
    ClientImage before =
        after(
            new ClientWrite.Taken(Samples.taken(1)),
            new ClientWrite.Raised(new HighWater(Samples.hash(7), -5, 9, 100)));
    ClientImage behind =
        after(
            new ClientWrite.Raised(new HighWater(Samples.hash(7), -5, 9, 100)),
            new ClientWrite.Taken(Samples.taken(10)));

    assertEquals(List.of(new HighWater(Samples.hash(7), -5, 9, 100)), before.highWaters());
    assertEquals(List.of(Samples.taken(10).highWater()), behind.highWaters());
  }

  @Test
  void forgetsAStreamWhoseMessagesItKeeps() {
    ClientImage image =
        after(
            new ClientWrite.Taken(Samples.taken(1)),
            new ClientWrite.Forgotten(Samples.hash(7), -5));

    assertEquals(List.of(), image.highWaters());
    assertEquals(List.of(Samples.taken(1)), image.unshown());
  }

  @Test
  void beginsAForgottenStreamAnew() {
    HistoryRow again = Samples.taken(8, "Alice", 1);
    ClientImage image =
        after(
            new ClientWrite.Taken(Samples.taken(7)),
            new ClientWrite.Forgotten(Samples.hash(7), -5),
            new ClientWrite.Taken(again));

    assertEquals(List.of(again.highWater()), image.highWaters());
  }

  @Test
  void keepsEachMessageUnderTheNicknameOfItsTime() {
    List<HistoryRow> rows =
        List.of(
            Samples.taken(1, "alice", 1),
            Samples.taken(2, "ALICE", 2),
            Samples.taken(3, "alice", 3));

    ClientImage image =
        after(rows.stream().map(ClientWrite.Taken::new).toArray(ClientWrite[]::new));

    assertEquals(rows, image.unshown());
    assertEquals(List.of(rows.getLast().highWater()), image.highWaters());
  }

  @Test
  void keepsManyStreamsApart() {
    Store<ClientImage> store = fresh();
    long ours = store.image().incarnation();
    var sent = new ArrayList<ClientWrite>();
    for (long sequence = 1; sequence <= 3; sequence++) {
      for (int i = 0; i < 1_500; i++) {
        sent.add(new ClientWrite.Sent(Samples.sent(ours, "peer" + i, sequence)));
      }
    }
    Answers.persist(store, sent.toArray(ClientWrite[]::new));
    for (int i = 0; i < 1_500; i += 500) {
      Answers.persist(
          store, new ClientWrite.Mark(ours, "peer" + i, 1, 2, OutboxState.DELIVERED, 5));
    }

    Store<ClientImage> again = reopened(store);

    assertEquals(4_500 - 6, again.image().outbox().size());
    assertEquals(3, again.image().lastSequences().get("peer500"));
    assertEquals(1_500, again.image().lastSequences().size());
    again.close();
  }

  @Test
  void marksNumbersOfAnySize() {
    long many = 1L << 50;
    ClientImage image =
        after(
            new ClientWrite.Sent(Samples.sent(1, "bob", many)),
            new ClientWrite.Sent(Samples.sent(1, "bob", many + 1)),
            new ClientWrite.Sent(Samples.sent(1, "bob", many + 2)),
            new ClientWrite.Mark(1, "bob", 1, many, OutboxState.DELIVERED, 5),
            new ClientWrite.Mark(1, "bob", many + 2, Long.MAX_VALUE, OutboxState.STORED, 5));

    assertEquals(
        List.of(
            Samples.sent(1, "bob", many + 1),
            Samples.sent(1, "bob", many + 2).in(OutboxState.STORED)),
        image.outbox());
  }

  @Test
  void keepsToWhomAMessageWasAddressed() {
    OutboxRow first = Samples.sent(1, "bob", 1);
    var second =
        new OutboxRow(
            1, "bob", Samples.hash(9), Samples.message(2, "to new keys"), OutboxState.PENDING);

    ClientImage image = after(new ClientWrite.Sent(first), new ClientWrite.Sent(second));

    assertEquals(List.of(first, second), image.outbox());
  }
}
