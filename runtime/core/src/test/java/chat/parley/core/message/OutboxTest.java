package chat.parley.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OutboxTest {

  private static final IdentityHash BOB = new IdentityHash(1, 2);
  private static final long INCARNATION = 7;

  private final Outbox outbox = new Outbox(INCARNATION, List.of(), Map.of());

  @Test
  void numbersMessagesFromOneForEachRecipient() {
    assertEquals(1, add("bob").sequence());
    assertEquals(2, add("bob").sequence());
    assertEquals(1, add("carol").sequence());
  }

  @Test
  void handsNothingOutBeforeItIsDurable() {
    OutboundRow first = add("bob");
    OutboundRow second = add("bob");
    second.commit(0);

    assertEquals(List.of(), stream("bob").unsent(10));
    first.commit(0);

    assertEquals(List.of(first, second), stream("bob").unsent(10));
  }

  @Test
  void runsAtMostOneWindowAhead() {
    for (int i = 0; i < 300; i++) {
      add("bob").commit(0);
    }

    assertEquals(OutboundStream.WINDOW, stream("bob").unsent(1_000).size());
    send("bob", OutboundStream.WINDOW);
    stream("bob").settle(10);

    assertEquals(10, stream("bob").unsent(1_000).size());
  }

  @Test
  void settlesWhatTheReceiptCovers() {
    OutboundRow first = add("bob");
    OutboundRow second = add("bob");
    add("bob").commit(0);
    first.commit(0);
    second.commit(0);
    send("bob", 3);

    assertEquals(List.of(first, second), stream("bob").settle(2));
    assertEquals(3, stream("bob").base());
    assertEquals(List.of(), stream("bob").settle(2));
  }

  @Test
  void settlesNothingThatNeverLeft() {
    add("bob").commit(0);

    assertEquals(List.of(), stream("bob").settle(99));
    assertTrue(outbox.holds("bob"));
  }

  @Test
  void sendsEverythingAgainToANewSession() {
    add("bob").commit(0);
    send("bob", 1);
    assertEquals(List.of(), stream("bob").unsent(10));

    stream("bob").rewind();

    assertEquals(1, stream("bob").unsent(10).size());
  }

  @Test
  void dropsAGivenUpNumberInFront() {
    add("bob");
    OutboundRow second = add("bob");
    second.commit(0);

    stream("bob").skip(1);

    assertEquals(2, stream("bob").base());
    assertEquals(List.of(second), stream("bob").rows());
  }

  @Test
  void sendsATombstoneForAGivenUpNumberInTheMiddle() {
    add("bob").commit(0);
    OutboundRow second = add("bob");
    add("bob").commit(0);

    stream("bob").skip(2);

    assertEquals(new Item.Skip(2), OutboundStream.item(second));
    assertEquals(3, stream("bob").unsent(10).size());
  }

  @Test
  void goesOnWithTheNumbersThatWereOnDisk() {
    var restored = new Outbox(INCARNATION, List.of(row(4), row(5)), Map.of("bob", 5L));

    assertEquals(4, found(restored).base());
    assertEquals(6, restored.add("bob", BOB, draft(), 0).sequence());
  }

  @Test
  void goesOnWithTheNumbersWhenTheOutboxWasEmpty() {
    var restored = new Outbox(INCARNATION, List.of(), Map.of("bob", 5L));

    OutboundRow row = restored.add("bob", BOB, draft(), 0);

    assertEquals(6, row.sequence());
    assertEquals(6, found(restored).base());
  }

  @Test
  void fillsNumbersThatNeverReachedTheDiskWithTombstones() {
    var restored = new Outbox(INCARNATION, List.of(row(4), row(6)), Map.of("bob", 6L));

    List<OutboundRow> rows = found(restored).rows();

    assertEquals(3, rows.size());
    assertInstanceOf(Item.Skip.class, OutboundStream.item(rows.get(1)));
  }

  @Test
  void callsNothingFailedThatMayHaveBeenSentInAnEarlierRun() {
    var restored = new Outbox(INCARNATION, List.of(row(4)), Map.of("bob", 4L));

    assertTrue(found(restored).rows().getFirst().isExposed());
  }

  @Test
  void keepsStreamsOfAnEarlierIncarnation() {
    var restored = new Outbox(INCARNATION + 1, List.of(row(4)), Map.of());

    restored.add("bob", BOB, draft(), 0);

    assertEquals(2, restored.to("bob").size());
    assertEquals(List.of("bob"), restored.recipients());
    assertFalse(restored.holds("carol"));
  }

  @Test
  void takesAStoredTombstoneForStored() {
    add("bob").commit(0);
    OutboundRow second = add("bob");
    add("bob").commit(0);
    stream("bob").skip(2);

    assertFalse(second.stored());

    assertTrue(second.isStored());
    assertTrue(second.isSkipped());
  }

  @Test
  void givesARefusedNumberToTheNextMessage() {
    add("bob").commit(0);
    outbox.refuse(add("bob"));

    assertEquals(2, add("bob").sequence());
  }

  @Test
  void givesAllRefusedNumbersAtTheEndBack() {
    add("bob").commit(0);
    OutboundRow second = add("bob");
    OutboundRow third = add("bob");
    outbox.refuse(second);
    outbox.refuse(third);

    assertEquals(2, add("bob").sequence());
  }

  @Test
  void hidesARefusedNumberUntilALaterOneIsDurable() {
    OutboundRow first = add("bob");
    outbox.commit(first, 0);
    OutboundRow second = add("bob");
    OutboundRow third = add("bob");
    outbox.refuse(second);

    assertEquals(List.of(first), stream("bob").unsent(10));
    outbox.commit(third, 0);

    assertEquals(List.of(first, second, third), stream("bob").unsent(10));
  }

  private OutboundRow add(String recipient) {
    return outbox.add(recipient, BOB, draft(), 0);
  }

  private void send(String recipient, long upTo) {
    OutboundStream stream = stream(recipient);
    for (OutboundRow row : stream.unsent(1_000)) {
      if (row.sequence() <= upTo) {
        row.expose();
        stream.sent(row.sequence());
      }
    }
  }

  private OutboundStream stream(String recipient) {
    OutboundStream stream = outbox.find(recipient, INCARNATION);
    assertNotNull(stream);
    return stream;
  }

  private static OutboundStream found(Outbox restored) {
    OutboundStream stream = restored.find("bob", INCARNATION);
    assertNotNull(stream);
    return stream;
  }

  private static Item.Message draft() {
    return new Item.Message(0, 1_000, "", false, "hello");
  }

  private static OutboxRow row(long sequence) {
    var message = new Item.Message(sequence, 1_000, "", false, "hello");
    return new OutboxRow(INCARNATION, "bob", BOB, message, OutboxState.PENDING);
  }
}
