package chat.parley.core.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Decoded;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameDecoder;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.TableImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class TableTest {

  private static final long EPOCH = 1_760_000_000;

  private final Crypto crypto = new FakeCrypto();
  private final TableLog log = new TableLog(crypto, EPOCH, List.of());
  private final TableReplica replica = new TableReplica(crypto, TableImage.EMPTY);

  @Test
  void newcomerTakesTheWholeTable() {
    join(200);

    take(log.since(0, 0));

    assertSame();
  }

  @Test
  void piecesOfASnapshotFitAPacketAndComeInAnyOrder() {
    join(200);
    var pieces = new ArrayList<Frame>(log.since(0, 0));
    Collections.shuffle(pieces, new Random(1));

    for (Frame piece : pieces) {
      assertTrue(FrameEncoder.length(piece) <= Limits.PLAINTEXT_MAX);
    }
    take(pieces);

    assertSame();
  }

  @Test
  void emptyTableIsASnapshotToo() {
    take(log.since(0, 0));

    assertEquals(log.version(), replica.version());
  }

  @Test
  void deltasKeepACopyUpToDate() {
    take(log.since(0, 0));

    take(join(3));
    log.put(entry("nick1").withPresence(EntryPresence.OFFLINE));
    take(log.publish());

    assertSame();
    assertFalse(replica.hasGap());
  }

  @Test
  void overtakingDeltasWaitForTheirPredecessors() {
    take(log.since(0, 0));
    var deltas = new ArrayList<Frame>(join(40));
    Collections.reverse(deltas);

    take(deltas);

    assertSame();
  }

  @Test
  void deltaThatOvertakesItsSnapshotIsKept() {
    List<? extends Frame> snapshot = log.since(0, 0);
    List<Frame.Delta> delta = join(1);

    take(delta);
    assertTrue(replica.hasGap());
    take(snapshot);

    assertSame();
    assertFalse(replica.hasGap());
  }

  @Test
  void lostDeltaIsNoticedAndRepaired() {
    take(log.since(0, 0));
    join(1);
    take(join(1));

    assertTrue(replica.hasGap());
    take(log.since(replica.epoch(), replica.version()));

    assertSame();
    assertFalse(replica.hasGap());
  }

  @Test
  void gapIsRepairedHoweverManyDeltasCameEarly() {
    take(log.since(0, 0));
    join(1);
    for (int i = 0; i < 300; i++) {
      log.put(entry("late" + i));
      take(log.publish());
    }

    take(log.since(replica.epoch(), replica.version()));

    assertSame();
  }

  /// The answer may be older than what has come meanwhile.
  @Test
  void entryThatWasLookedUpTakesNoNewerOnesPlace() {
    take(log.since(0, 0));
    TableEntry lookedUp = entry("nick0").withPresence(EntryPresence.OFFLINE);

    assertTrue(replica.putMissing(lookedUp));
    take(join(1));
    assertFalse(replica.putMissing(lookedUp));

    assertSame();
  }

  /// Whose epochs say nothing of another's.
  @Test
  void tableOfAnotherServerTakesThePlaceOfThisOneAlthoughItsEpochIsLower() {
    var earlier = new TableLog(crypto, EPOCH - 1, List.of());
    take(log.since(0, 0));
    take(join(2));
    earlier.put(entry("dave"));
    earlier.publish();
    List<? extends Frame> table = earlier.since(replica.epoch(), replica.version());

    take(table);
    assertSame();
    replica.outdate();
    assertEquals(2, replica.entries().size());
    take(table);

    assertEquals(List.of("dave"), replica.entries().stream().map(TableEntry::key).toList());
    assertEquals(EPOCH - 1, replica.epoch());
  }

  @Test
  void whoMissedTooMuchGetsASnapshot() {
    take(log.since(0, 0));
    for (int i = 0; i < 300; i++) {
      log.put(entry("nick" + i));
      log.publish();
    }

    assertInstanceOf(Frame.Snapshot.class, log.since(EPOCH, 1).getFirst());
  }

  @Test
  void whoMissedNothingGetsNothing() {
    join(3);

    assertEquals(List.of(), log.since(EPOCH, log.version()));
  }

  @Test
  void anotherEpochMeansASnapshot() {
    join(3);
    take(log.since(0, 0));
    var next = new TableLog(crypto, EPOCH + 1, List.of(entry("nick7")));

    take(next.since(replica.epoch(), replica.version()));

    assertEquals(EPOCH + 1, replica.epoch());
    assertEquals(List.copyOf(next.entries()), List.copyOf(replica.entries()));
  }

  @Test
  void oldDeltasAndSnapshotsChangeNothing() {
    List<? extends Frame> first = log.since(0, 0);
    List<Frame.Delta> delta = join(1);
    take(first);
    take(delta);
    take(join(1));

    assertInstanceOf(TableReplica.Change.None.class, replica.apply(delta.getFirst()));
    take(first);

    assertSame();
  }

  @Test
  void deltaThatDoesNotFitTheChainIsNotTaken() {
    take(log.since(0, 0));
    Frame.Delta delta = join(1).getFirst();

    take(List.of(new Frame.Delta(delta.epoch(), 2, new byte[] {1}, delta.changes())));

    assertEquals(1, replica.version());
    assertTrue(replica.hasGap());
  }

  /// A change that decodes may be taken, but it does not last: the chain tells at the next version.
  @Test
  void deltaWithAnyBitFlippedLeavesNoTrace() {
    join(1);
    List<? extends Frame> whole = log.since(0, 0);
    Frame.Delta delta = join(1).getFirst();
    Frame.Delta next = join(1).getFirst();
    byte[] bytes = FrameEncoder.encode(delta);

    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      var copy = new TableReplica(crypto, TableImage.EMPTY);
      take(copy, whole);
      if (FrameDecoder.decodeWhole(flipped) instanceof Decoded.Frames(var frames)) {
        take(copy, frames);
      }
      take(copy, List.of(next));
      assertTrue(copy.version() < log.version() && copy.hasGap(), "bit " + bit);

      take(copy, log.since(0, 0));

      assertEquals(List.copyOf(log.entries()), List.copyOf(copy.entries()));
    }
  }

  @Test
  void snapshotThatDeltasHaveOvertakenIsForgotten() {
    join(200);
    take(log.since(0, 0));
    List<Frame.Delta> deltas = join(1);
    take(List.of(log.since(0, 0).getFirst()));
    assertEquals(1, replica.piecesArrived());

    take(deltas);

    assertEquals(0, replica.piecesArrived());
    assertSame();
  }

  @Test
  void changedEntryKeepsTheRecordThatIsThere() {
    take(log.since(0, 0));
    take(join(1));
    IdentityRecord record = replica.entries().getFirst().identity();
    log.put(entry("nick0").withPresence(EntryPresence.OFFLINE));

    take(log.publish());

    assertEquals(EntryPresence.OFFLINE, replica.entries().getFirst().presence());
    Assertions.assertSame(record, replica.entries().getFirst().identity());
  }

  @Test
  void unchangedEntryMakesNoVersion() {
    join(1);

    log.put(entry("nick0"));

    assertFalse(log.hasChanges());
  }

  private List<Frame.Delta> join(int count) {
    int from = log.entries().size();
    for (int i = from; i < from + count; i++) {
      log.put(entry("nick" + i));
    }
    return log.publish();
  }

  private void take(List<? extends Frame> frames) {
    take(replica, frames);
  }

  private static void take(TableReplica replica, List<? extends Frame> frames) {
    for (Frame frame : frames) {
      if (frame instanceof Frame.Snapshot piece) {
        replica.apply(piece);
      } else if (frame instanceof Frame.Delta delta) {
        replica.apply(delta);
      }
    }
  }

  private void assertSame() {
    assertEquals(log.version(), replica.version());
    assertEquals(List.copyOf(log.entries()), List.copyOf(replica.entries()));
  }

  private static TableEntry entry(String nickname) {
    var key = PublicKey.of(new byte[32]);
    var record = new IdentityRecord(nickname, nickname, key, key, 1, key, 1, 0, Signature.NONE);
    return new TableEntry(
        record, 1, EntryPresence.ONLINE, EntryKind.HUMAN, Address.v4(1, 2), List.of(), "");
  }
}
