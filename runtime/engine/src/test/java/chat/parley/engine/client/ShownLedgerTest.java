package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.HistoryRow;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.client.ShownLedger.Letter;
import chat.parley.engine.client.ShownLedger.Progress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShownLedgerTest {

  private static final Nickname BOB = Nickname.of("bob");

  @Test
  void takesEachMessageOnce() {
    ShownLedger ledger = after(5, 2);

    take(ledger, 2);
    take(ledger, 7);

    assertEquals(
        List.of(false, false, false, true, false, true),
        Stream.of(1L, 2L, 5L, 6L, 7L, 8L).map(ledger::isNew).toList());
  }

  @Test
  void countsThoseOfEarlierRunsBeforeAllOthers() {
    ShownLedger ledger = after(5, 2, 4);
    Letter six = take(ledger, 6);
    Letter four = take(ledger, 4);
    Letter two = take(ledger, 2);

    assertEquals(early(6), ledger.read(six, true));
    assertEquals(early(4), ledger.read(four, true));
    assertEquals(upTo(6), ledger.read(two, true));
  }

  @Test
  void countsUpToTheFirstThatHasNotCome() {
    ShownLedger ledger = after(0);
    Letter three = take(ledger, 3);
    Letter one = take(ledger, 1);

    assertEquals(early(3), ledger.read(three, true));
    assertEquals(upTo(1), ledger.read(one, true));
    assertEquals(upTo(3), ledger.read(take(ledger, 2), true));
  }

  @Test
  void answersTheUnreadByTheirIds() {
    ShownLedger ledger = after(0);
    Letter three = ledger.add(3, received(3));
    take(ledger, 2);
    Letter one = ledger.add(1, received(1));

    assertEquals(List.of(one, three), ledger.unread());
    assertTrue(ledger.isNew(4));
    assertFalse(ledger.isNew(3));
  }

  @Test
  void tellsOneByOneWhatIsReadBeforeAnEarlierOne() {
    ShownLedger ledger = after(0);
    Letter one = take(ledger, 1);
    Letter two = take(ledger, 2);
    Letter three = take(ledger, 3);

    assertEquals(early(2), ledger.read(two, true));
    assertEquals(early(3), ledger.read(three, true));
    assertEquals(upTo(3), ledger.read(one, true));
  }

  @Test
  void tellsNothingOfAMessageThatAnotherHasInHand() {
    ShownLedger ledger = after(0);
    Letter one = take(ledger, 1);
    one.give(true);

    assertEquals(Progress.NONE, ledger.read(one, true));
    assertEquals(upTo(1), ledger.giveBack(one, true));
  }

  @Test
  void keepsAMessageThatWasGivenBack() {
    ShownLedger ledger = after(0);
    Letter one = take(ledger, 1);

    assertEquals(Progress.NONE, ledger.giveBack(one, true));
    assertEquals(List.of(one), ledger.unread());
  }

  private static Progress upTo(long historyId) {
    return new Progress(historyId, 0);
  }

  private static Progress early(long historyId) {
    return new Progress(0, historyId);
  }

  private static Letter take(ShownLedger ledger, long id) {
    Letter letter = ledger.add(id, received(id));
    letter.give(true);
    return letter;
  }

  private static Event.Received received(long id) {
    var messageId = new MessageId(1, "alice", id);
    return new Event.Received(
        new Message(messageId, BOB, BOB, "hello", Instant.EPOCH, Instant.EPOCH, Via.DIRECT, false));
  }

  /// A ledger that begins after a run that has got so far, and not shown some.
  private static ShownLedger after(long lastHistoryId, long... unshown) {
    Identity identity = Identity.create(new JdkCrypto(), new SecureEntropy());
    ClientImage fresh = ClientImage.fresh(identity, 1);
    List<HistoryRow> rows =
        Arrays.stream(unshown)
            .mapToObj(id -> {
              var message = new Item.Message(id, 0, "", false, "hello");
              return new HistoryRow(id, identity.hash(), "bob", 1, message, 0, false);
            })
            .toList();
    return new ShownLedger(
        new ClientImage(
            identity,
            1,
            0,
            0,
            List.of(),
            fresh.table(),
            List.of(),
            null,
            new byte[0],
            List.of(),
            Map.of(),
            List.of(),
            lastHistoryId,
            rows,
            Map.of()));
  }
}
