package chat.parley.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class InboxTest {

  private static final IdentityHash ALICE = new IdentityHash(1, 2);
  private static final long DAY = 24L * 60 * 60 * 1000;
  private static final long NOW = 100 * DAY;

  private final Inbox inbox = new Inbox(List.of(), 0);

  @Test
  void takesEachNumberOnce() {
    assertEquals(List.of(1L), taken(offer(1)));
    assertEquals(List.of(), taken(offer(1)));
  }

  @Test
  void holdsBackWhatComesTooEarly() {
    assertEquals(List.of(), taken(offer(2)));
    assertEquals(List.of(), taken(offer(3)));

    assertEquals(List.of(1L, 2L, 3L), taken(offer(1)));
  }

  @Test
  void takesEveryOrderOfArrivalInOrder() {
    var random = new Random(42);
    for (int round = 0; round < 200; round++) {
      var fresh = new Inbox(List.of(), 0);
      var arrivals = new ArrayList<Long>();
      for (long i = 1; i <= 20; i++) {
        arrivals.add(i);
        arrivals.add(i);
      }
      Collections.shuffle(arrivals, random);

      var taken = new ArrayList<Long>();
      for (long sequence : arrivals) {
        taken.addAll(taken(fresh.offer(origin(0), message(sequence), NOW)));
      }

      assertEquals(20, taken.size());
      assertEquals(taken.stream().sorted().toList(), taken);
    }
  }

  @Test
  void dropsWhatIsBeyondTheWindow() {
    offer(OutboundStream.WINDOW + 1);

    assertNull(offer(OutboundStream.WINDOW + 1).highWater());
    assertTrue(!stream().isHolding());
  }

  @Test
  void letsATombstoneFillAGap() {
    offer(2);

    Inbox.Offered offered = inbox.offer(origin(0), new Item.Skip(1), NOW);

    assertEquals(List.of(2L), taken(offered));
  }

  @Test
  void startsAtTheBaseWhenItsOwnMemoryWasLost() {
    Inbox.Offered offered = inbox.offer(origin(57), message(57), NOW);

    assertEquals(List.of(57L), taken(offered));
    HighWater highWater = offered.highWater();
    assertNotNull(highWater);
    assertEquals(57, highWater.sequence());
  }

  @Test
  void knowsAfterARestartWhatItHasTaken() {
    var restored = new Inbox(List.of(new HighWater(ALICE, 7, 5, NOW)), 9);

    assertEquals(List.of(), taken(restored.offer(origin(0), message(5), NOW)));
    List<HistoryRow> rows = restored.offer(origin(0), message(6), NOW).rows();

    assertEquals(10, rows.getFirst().id());
  }

  @Test
  void promisesReceiptsOnlyForWhatIsDurable() {
    offer(1);
    assertEquals(0, stream().committed());

    stream().commit(1);

    assertEquals(1, stream().committed());
  }

  @Test
  void believesNoClockFarFromItsOwn() {
    Item.Message old = new Item.Message(1, NOW - 50 * DAY, "", false, "hello");
    Item.Message early = new Item.Message(2, NOW + DAY, "", false, "hello");

    HistoryRow first = inbox.offer(origin(0), old, NOW).rows().getFirst();
    HistoryRow second = inbox.offer(origin(0), early, NOW).rows().getFirst();

    assertEquals(NOW - 14 * DAY, first.message().sentAtMillis());
    assertEquals(NOW + 120_000, second.message().sentAtMillis());
  }

  /// 16,384 bytes a text: 256 of them in each of 16 streams would be 64 MiB.
  @Test
  void holdsBackNoMoreThanItHasRoomFor() {
    String text = "x".repeat(16_384);
    for (long incarnation = 0; incarnation < 16; incarnation++) {
      var origin = new Inbox.Origin(ALICE, "alice", incarnation, 0, false);
      for (long sequence = 2; sequence <= 256; sequence++) {
        inbox.offer(origin, new Item.Message(sequence, NOW, "", false, text), NOW);
      }
    }
    assertTrue(inbox.heldBytes() <= Inbox.HELD_MAX);

    var first = new Inbox.Origin(ALICE, "alice", 0, 0, false);
    Inbox.Offered offered = inbox.offer(first, new Item.Message(1, NOW, "", false, text), NOW);

    assertEquals(256, offered.rows().size());
  }

  private void fillUp(IdentityHash liar) {
    String text = "x".repeat(16_384);
    for (long incarnation = 0; incarnation < 16; incarnation++) {
      var origin = new Inbox.Origin(liar, "mallory", incarnation, 0, false);
      for (long sequence = 2; sequence <= 256; sequence++) {
        inbox.offer(origin, new Item.Message(sequence, NOW, "", false, text), NOW);
      }
    }
  }

  @Test
  void onePeerHasNoMoreHeldBackThanHisShare() {
    fillUp(new IdentityHash(66, 1));

    assertTrue(inbox.heldBytes() <= Inbox.HELD_PER_SENDER_MAX);
    assertTrue(inbox.heldBytes() > Inbox.HELD_PER_SENDER_MAX - 17_000);
    assertNull(offer(2).highWater());
    assertTrue(stream().isHolding());
  }

  /// What finds no room is dropped without a receipt, so its sender repeats it; what is next never
  /// needs any.
  @Test
  void liarsWhoTakeAllTheRoomMakeNobodyLoseAMessage() {
    for (int liar = 0; liar < 8; liar++) {
      fillUp(new IdentityHash(66, liar));
    }
    assertTrue(inbox.heldBytes() <= Inbox.HELD_MAX);
    assertTrue(inbox.heldBytes() > Inbox.HELD_MAX - 17_000);
    String text = "x".repeat(16_384);

    var taken = new ArrayList<Long>();
    for (int round = 0; round < 20; round++) {
      for (long sequence = 20; sequence >= 1; sequence--) {
        taken.addAll(
            taken(
                inbox.offer(origin(0), new Item.Message(sequence, NOW, "", false, text), NOW)));
      }
    }

    assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), taken);
  }

  /// A million messages from ten thousand peers.
  @Test
  void keepsNothingOfWhatCameInOrder() {
    for (long sequence = 1; sequence <= 100; sequence++) {
      for (int peer = 0; peer < 10_000; peer++) {
        var origin = new Inbox.Origin(new IdentityHash(peer, 1), "peer", 7, 0, false);
        assertEquals(1, inbox.offer(origin, message(sequence), NOW).rows().size());
      }
    }

    assertEquals(0, inbox.heldBytes());
  }

  @Test
  void forgetsTheOldestOfManyIncarnationsOnceTheyAreLongSilent() {
    for (long incarnation = 1; incarnation <= 10; incarnation++) {
      inbox.offer(new Inbox.Origin(ALICE, "alice", incarnation, 0, false), message(1), NOW);
    }

    assertEquals(List.of(), inbox.forget(ALICE, NOW + 15 * DAY));
    assertEquals(List.of(1L, 2L), inbox.forget(ALICE, NOW + 16 * DAY));
  }

  @Test
  void doesNotHearWhoeverBeginsTooManyStreams() {
    for (long incarnation = 1; incarnation <= 16; incarnation++) {
      assertEquals(List.of(1L), taken(offerIn(incarnation)));
    }

    assertEquals(List.of(), taken(offerIn(17)));
    assertNull(inbox.find(ALICE, 17));
    assertEquals(List.of(2L), taken(inbox.offer(originIn(16), message(2), NOW)));
  }

  private Inbox.Offered offerIn(long incarnation) {
    return inbox.offer(originIn(incarnation), message(1), NOW);
  }

  private static Inbox.Origin originIn(long incarnation) {
    return new Inbox.Origin(ALICE, "alice", incarnation, 0, false);
  }

  private Inbox.Offered offer(long sequence) {
    return inbox.offer(origin(0), message(sequence), NOW);
  }

  private InboundStream stream() {
    InboundStream stream = inbox.find(ALICE, 7);
    assertNotNull(stream);
    return stream;
  }

  private static List<Long> taken(Inbox.Offered offered) {
    return offered.rows().stream().map(row -> row.message().sequence()).toList();
  }

  private static Inbox.Origin origin(long base) {
    return new Inbox.Origin(ALICE, "alice", 7, base, false);
  }

  private static Item.Message message(long sequence) {
    return new Item.Message(sequence, NOW, "", false, "hello");
  }
}
