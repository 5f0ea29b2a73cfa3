package chat.parley.core.client;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.ClientImage;
import chat.parley.core.table.TableLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DirectoryTest {

  private static final long EPOCH = 1_760_000_000;

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity own = Identity.create(crypto, entropy);
  private final TableLog log = new TableLog(crypto, EPOCH, List.of());
  private final ClientContext context =
      new ClientContext(
          ClientSettings.of(Nickname.of("dora"), EntryKind.HUMAN, Address.NONE),
          own,
          Means.of(crypto, entropy),
          new Sessions(
              new Sessions.Setup(
                  Means.of(crypto, entropy), own.agreement(), Role.PEER_TO_PEER, false, 0)));
  private final Directory directory = new Directory(context, ClientImage.fresh(own, 1));

  @Test
  void asksForATableOfWhichNothingComes() {
    directory.expect(EPOCH, 1);

    assertNull(questionAt(299));
    assertNotNull(questionAt(300));
    assertNull(questionAt(2_299));
    assertNotNull(questionAt(2_300));
  }

  @Test
  void doesNotAskWhileASnapshotIsComing() {
    for (int i = 0; i < 40; i++) {
      join("nick" + i);
    }
    log.publish();
    directory.expect(EPOCH, log.version());
    var pieces = new ArrayList<Frame.Snapshot>();
    log.since(0, 0).forEach(piece -> pieces.add((Frame.Snapshot) piece));

    long at = 0;
    for (Frame.Snapshot piece : pieces.subList(0, pieces.size() - 1)) {
      directory.apply(piece);
      assertNull(questionAt(at + 1_999));
      at += 1_999;
    }

    assertNotNull(questionAt(at + 1));
    directory.apply(pieces.getLast());
    assertEquals(Moment.NEVER, directory.deadline());
  }

  @Test
  void knowsTheOwnerOfAnIdentityWheneverHeComes() {
    Identity alice = join("alice");
    Identity bob = Identity.create(crypto, entropy);
    tell();

    assertEquals("alice", owner(alice));
    assertNull(owner(bob));
    join("bob", bob);
    tell();

    assertEquals("bob", owner(bob));
    assertEquals("alice", owner(alice));
  }

  @Test
  void knowsNobodyByAnIdentityThatHisNicknameHasLeft() {
    Identity first = join("alice");
    tell();
    assertEquals("alice", owner(first));
    Identity second = join("alice");

    tell();

    assertNull(owner(first));
    assertEquals("alice", owner(second));
  }

  @Test
  void announcesWhoComesAfterTheFirstTable() {
    var told = new ArrayList<Event>();
    context.begin(new Moment(0, 0), output -> told.add(((Output.Tell) output).event()));
    join("alice");
    tell();
    directory.announce();
    directory.expect(EPOCH, log.version());
    join("bob");
    tell();

    directory.announce();
    directory.announce();
    join("carol");
    tell();
    directory.announce();

    assertEquals(
        List.of("TableChanged", "TableChanged", "TableChanged", "Joined"),
        told.stream().map(event -> event.getClass().getSimpleName()).toList());
    assertEquals("carol", ((Event.Joined) told.getLast()).entry().nickname().key());
  }

  /// A lying server may show what an honest one would have refused.
  @Test
  void trustsNobodyWhoLooksLikeSomebodyWhoseKeysAreKnown() {
    join("admin");
    join("adrnin");
    tell();
    directory.pin(requireNonNull(directory.trusted("admin")));

    assertNull(directory.trusted("adrnin"));
    assertEquals("admin", directory.lookAlike("adrnin"));
  }

  @Test
  void trustsALookAlikeOnceHisKeysAreTrusted() {
    join("admin");
    join("adrnin");
    tell();
    directory.pin(requireNonNull(directory.trusted("admin")));

    assertTrue(directory.trust("adrnin"));

    assertNotNull(directory.trusted("adrnin"));
    assertNotNull(directory.trusted("admin"));
  }

  @Test
  void tellsOnceOfALookAlikeThatIsRefused() {
    List<Event> told = heard();
    join("admin");
    join("adrnin");
    tell();
    directory.pin(requireNonNull(directory.trusted("admin")));

    directory.trusted("adrnin");
    directory.trusted("adrnin");

    assertEquals(
        List.of(new Event.LookAlikeRefused(Nickname.of("adrnin"), Nickname.of("admin"))), told);
  }

  @Test
  void tellsWhetherTheKeysThatHaveChangedWereVerified() {
    List<Event> told = heard();
    join("alice");
    join("bob");
    tell();
    directory.pin(requireNonNull(directory.trusted("alice")));
    directory.pin(requireNonNull(directory.trusted("bob")));
    directory.verify("alice");
    join("alice");
    join("bob");

    tell();

    assertEquals(
        List.of("alice true", "bob false"),
        told.stream()
            .map(Event.KeyChanged.class::cast)
            .map(it -> it.nickname() + " " + it.wasVerified())
            .toList());
  }

  @Test
  void isNotVerifiedAnyMoreOnceOtherKeysAreTrusted() {
    join("alice");
    tell();
    directory.pin(requireNonNull(directory.trusted("alice")));
    directory.verify("alice");
    assertTrue(directory.pins().getFirst().verified());
    join("alice");
    tell();

    assertTrue(directory.trust("alice"));

    assertFalse(directory.pins().getFirst().verified());
  }

  @Test
  void verifiesNobodyWhoseKeysAreNotKnown() {
    join("alice");
    tell();

    directory.verify("alice");

    assertEquals(List.of(), directory.pins());
  }

  private List<Event> heard() {
    var told = new ArrayList<Event>();
    context.begin(new Moment(0, 0), output -> told.add(((Output.Tell) output).event()));
    return told;
  }

  @Test
  void trustsNobodyButThePinnedUnderAPinnedNickname() {
    join("alice");
    tell();
    directory.pin(requireNonNull(directory.trusted("alice")));
    join("alice");
    tell();

    assertNull(directory.trusted("alice"));
    assertTrue(directory.trust("alice"));
    assertNotNull(directory.trusted("alice"));
  }

  @Test
  void trustsNoRecordThatItsOwnerHasNotSigned() {
    log.put(entry(record("mallory", Identity.create(crypto, entropy))));
    tell();

    assertNotNull(directory.find("mallory"));
    assertNull(directory.trusted("mallory"));
  }

  private @Nullable String owner(Identity identity) {
    Peer peer = directory.ownerOf(identity.hash());
    Peer same = directory.ownerOf(identity.agreement().publicKey());
    assertEquals(peer, same);
    return peer == null ? null : peer.key();
  }

  private void tell() {
    log.publish();
    log.since(directory.replica().epoch(), directory.replica().version())
        .forEach(frame -> {
          if (frame instanceof Frame.Delta delta) {
            directory.apply(delta);
          } else if (frame instanceof Frame.Snapshot piece) {
            directory.apply(piece);
          }
        });
  }

  private Frame.@Nullable TableWanted questionAt(long millis) {
    context.begin(new Moment(millis * Moment.MILLISECOND, 0), _ -> {});
    return directory.question();
  }

  private Identity join(String nickname) {
    Identity identity = Identity.create(crypto, entropy);
    join(nickname, identity);
    return identity;
  }

  private void join(String nickname, Identity identity) {
    log.put(entry(record(nickname, identity).signedBy(crypto, identity.signing())));
  }

  private static IdentityRecord record(String nickname, Identity identity) {
    return new IdentityRecord(
        nickname,
        nickname,
        identity.signing().publicKey(),
        identity.agreement().publicKey(),
        1,
        identity.agreement().publicKey(),
        1,
        0,
        Signature.NONE);
  }

  private static TableEntry entry(IdentityRecord record) {
    return new TableEntry(
        record, 1, EntryPresence.ONLINE, EntryKind.HUMAN, Address.NONE, List.of(), "");
  }
}
