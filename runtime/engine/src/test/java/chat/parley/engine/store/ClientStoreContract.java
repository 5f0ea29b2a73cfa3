package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.TableImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store of a client promises.
abstract class ClientStoreContract extends ClientStreamsContract {

  @Test
  void beginsWithNothingButAnIdentityAndAnIncarnation() {
    Store<ClientImage> store = fresh();
    ClientImage image = store.image();

    Images.assertSame(ClientImage.fresh(image.identity(), image.incarnation()), image);
    Store<ClientImage> again = reopened(store);
    Images.assertSame(image, again.image());
    again.close();
  }

  @Test
  void givesReceivedMessagesUntilTheyAreShown() {
    ClientImage image =
        after(
            new ClientWrite.Taken(Samples.taken(1)),
            new ClientWrite.Taken(Samples.taken(2)),
            new ClientWrite.Taken(Samples.taken(3)),
            new ClientWrite.Shown(1));

    assertEquals(List.of(Samples.taken(2), Samples.taken(3)), image.unshown());
    assertEquals(3, image.lastHistoryId());
  }

  @Test
  void givesNoMessageThatWasShownBeforeAnEarlierOne() {
    ClientImage image =
        after(
            new ClientWrite.Taken(Samples.taken(1)),
            new ClientWrite.Taken(Samples.taken(2)),
            new ClientWrite.Taken(Samples.taken(3)),
            new ClientWrite.ShownEarly(2));

    assertEquals(List.of(Samples.taken(1), Samples.taken(3)), image.unshown());
  }

  @Test
  void forgetsWhatWasShownEarlyWhenAllBeforeItIsShown() {
    ClientImage image =
        after(
            new ClientWrite.Taken(Samples.taken(1)),
            new ClientWrite.Taken(Samples.taken(2)),
            new ClientWrite.Taken(Samples.taken(3)),
            new ClientWrite.ShownEarly(3),
            new ClientWrite.ShownEarly(2),
            new ClientWrite.Shown(2));

    assertEquals(List.of(), image.unshown());
  }

  @Test
  void countsHistoryThatIsShownToo() {
    ClientImage image = after(new ClientWrite.Taken(Samples.taken(1)), new ClientWrite.Shown(1));

    assertEquals(List.of(), image.unshown());
    assertEquals(1, image.lastHistoryId());
  }

  @Test
  void replacesAndChangesTheTable() {
    ClientImage image =
        after(
            new ClientWrite.TableReplaced(
                new TableImage(
                    1, 10, Samples.filled(32, 1), List.of(Samples.entry("old", "gone")))),
            new ClientWrite.TableReplaced(
                new TableImage(
                    2,
                    5,
                    Samples.filled(32, 2),
                    List.of(Samples.entry("bob", "here"), Samples.entry("alice", "")))),
            new ClientWrite.TableChanged(
                2,
                6,
                Samples.filled(32, 3),
                List.of(Samples.entry("bob", "away"), Samples.entry("zoe", "new"))));

    TableImage table = image.table();
    assertEquals(2, table.epoch());
    assertEquals(6, table.version());
    assertArrayEquals(Samples.filled(32, 3), table.chain());
    assertEquals(
        List.of(
            Samples.entry("alice", ""), Samples.entry("bob", "away"), Samples.entry("zoe", "new")),
        table.entries());
  }

  @Test
  void keepsWhomItTrusts() {
    var bob = new Pin("bob", Samples.key(1), 100, false);
    var bobVerified = new Pin("bob", Samples.key(2), 200, true);
    var server = new ServerPin(Samples.key(3), Samples.key(4));
    ClientImage image =
        after(
            new ClientWrite.Pinned(new Pin("zoe", Samples.key(9), 1, true)),
            new ClientWrite.Pinned(bob),
            new ClientWrite.Pinned(bobVerified),
            new ClientWrite.PinnedServer(server));

    assertEquals(List.of(bobVerified, new Pin("zoe", Samples.key(9), 1, true)), image.pins());
    assertEquals(server, image.serverPin());
  }

  @Test
  void trustsNoServerAtFirst() {
    assertNull(after().serverPin());
  }

  @Test
  void keepsCertificateCountersAndPrekeys() {
    ClientImage image =
        after(
            new ClientWrite.Certified(new byte[] {1, 2}),
            new ClientWrite.Certified(new byte[] {3}),
            new ClientWrite.Reserved(1 << 20),
            new ClientWrite.PrekeyMade(Samples.prekey(9), 1),
            new ClientWrite.PrekeyMade(Samples.prekey(-4), 2),
            new ClientWrite.PrekeyMade(Samples.prekey(5), 3),
            new ClientWrite.PrekeyGone(9));

    assertArrayEquals(new byte[] {3}, image.certificate());
    assertEquals(1 << 20, image.handshakeCounter());
    assertEquals(List.of(Samples.prekey(-4), Samples.prekey(5)), image.prekeys());
    assertEquals(3, image.recordSequence());
  }

  @Test
  void forgetsACertificateThatIsTakenAway() {
    ClientImage image =
        after(new ClientWrite.Certified(new byte[] {1}), new ClientWrite.Certified(new byte[0]));

    assertArrayEquals(new byte[0], image.certificate());
  }

  @Test
  void keepsTextsAndNumbersExactly() {
    String text = "a\u0000b\n\u001b\u202e é 👩‍🚀 \uFFFF 'quoted\" ? :x";
    var extreme = new Item.Message(Long.MAX_VALUE, Long.MAX_VALUE, "", false, text);
    var sent =
        new OutboxRow(Long.MIN_VALUE, "ß👾", new IdentityHash(-1, 0), extreme, OutboxState.SKIPPED);
    var taken =
        new HistoryRow(
            Long.MAX_VALUE, new IdentityHash(0, -1), "", Long.MIN_VALUE, extreme, -1, false);

    ClientImage image = after(new ClientWrite.Sent(sent), new ClientWrite.Taken(taken));

    assertEquals(List.of(sent), image.outbox());
    assertEquals(List.of(taken), image.unshown());
  }

  @Test
  void erasesNothingThatIsUnreadOrWaits() {
    OutboxRow waits = Samples.sent(1, "bob", 1);
    ClientImage image =
        after(
            new ClientWrite.Sent(waits),
            new ClientWrite.Taken(Samples.taken(1, "bob", 1)),
            new ClientWrite.Taken(Samples.taken(2, "bob", 2)),
            new ClientWrite.Shown(1),
            new ClientWrite.Expired(Long.MAX_VALUE),
            new ClientWrite.Erased("bob", "#ops", false));

    assertEquals(List.of(waits), image.outbox());
    assertEquals(List.of(Samples.taken(2, "bob", 2)), image.unshown());
  }

  @Test
  void erasesNothingThatKeepsAMessageFromComingTwice() {
    Store<ClientImage> store = fresh();
    long ours = store.image().incarnation();
    ClientWrite[] writes = {
      new ClientWrite.Sent(Samples.sent(ours, "bob", 1)),
      new ClientWrite.Mark(ours, "bob", 1, 1, OutboxState.DELIVERED, 2),
      new ClientWrite.Taken(Samples.taken(1, "bob", 1)),
      new ClientWrite.Shown(1)
    };
    assertEquals(Outcome.DONE, Answers.persist(store, writes));
    Store<ClientImage> before = reopened(store);

    assertEquals(Outcome.DONE, Answers.persist(before, new ClientWrite.Expired(Long.MAX_VALUE)));
    assertEquals(
        Outcome.DONE, Answers.persist(before, new ClientWrite.Erased("bob", "#ops", true)));

    Store<ClientImage> after = reopened(before);
    Images.assertSame(before.image(), after.image());
    assertEquals(1, after.image().lastHistoryId());
    assertEquals(1, after.image().highWaters().getFirst().sequence());
    assertEquals(Map.of("bob", 1L), after.image().lastSequences());
    after.close();
  }

  @Test
  void givesUpWhatWaitsForSomebodyWhenThatIsAsked() {
    OutboxRow ofZoe = Samples.sent(1, "zoe", 1);
    OutboxRow ofBob = Samples.sent(1, "bob", 1);
    ClientImage image =
        after(
            new ClientWrite.Sent(ofBob),
            new ClientWrite.Sent(ofZoe),
            new ClientWrite.Erased("bob", "", true),
            new ClientWrite.Erased("bob", "#ops", true));

    OutboxRow givenUp = image.outbox().getFirst();
    assertEquals(OutboxState.SKIPPED, givenUp.state());
    assertEquals(1, givenUp.message().sequence());
    assertEquals("", givenUp.message().text());
    assertEquals(ofZoe, image.outbox().getLast());
  }

  @Test
  void setsMailAside() {
    Store<ClientImage> store = fresh();

    var aside = new ClientWrite.SetAside(Samples.filled(300, 1), "no such prekey", 5);

    assertEquals(Outcome.DONE, Answers.persist(store, aside, aside));
    store.close();
  }

  @Test
  void refusesWhatAServerWrites() {
    Store<ClientImage> store = fresh();

    assertThrows(
        IllegalArgumentException.class,
        () -> store.persist(List.of(new ServerWrite.EpochBegun(1)), _ -> {}));
    store.close();
  }

  @Test
  void keepsPinsInTheOrderOfTheirNicknames() {
    // In another order by bytes of UTF-8 than by chars.
    var first = new Pin("👾", Samples.key(1), 1, false);
    var second = new Pin("\uFF41", Samples.key(1), 1, false);

    ClientImage image = after(new ClientWrite.Pinned(second), new ClientWrite.Pinned(first));

    assertEquals(List.of(first, second), image.pins());
  }
}
