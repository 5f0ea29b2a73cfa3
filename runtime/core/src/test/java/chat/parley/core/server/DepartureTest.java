package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Nickname;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Session;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerImage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// Frames of a session are repeated and overtake each other: a registration may arrive twice, and
/// after the goodbye that it was sent before.
final class DepartureTest {

  private static final Nickname BOB = Nickname.of("bob");
  private static final Address CLIENT = address(1);
  private static final Address SERVER = address(2);
  private static final Moment NOW = new Moment(Moment.SECOND, 1_800_000_000_000L);

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity serverIdentity = Identity.create(crypto, entropy);
  private final Identity identity = Identity.create(crypto, entropy);
  private final ServerNode server =
      new ServerNode(
          ServerSettings.DEFAULT,
          ServerImage.fresh(serverIdentity),
          Means.of(crypto, entropy),
          NOW);
  private final Sessions sessions =
      new Sessions(
          new Sessions.Setup(
              Means.of(crypto, entropy), identity.agreement(), Role.PEER_TO_PEER, false, 0));
  private final Queue<Long> unwritten = new ArrayDeque<>();
  private final Queue<byte[]> toServer = new ArrayDeque<>();
  private final Queue<byte[]> toClient = new ArrayDeque<>();
  private final Session session = opened();

  private static Address address(int last) {
    return Address.v4(0x7f00_0000 | last, 4_000);
  }

  private Session opened() {
    exchange();
    write();
    Session opened =
        sessions.open(NOW, SERVER, serverIdentity.agreement().publicKey(), Role.CLIENT_TO_SERVER);
    exchange();
    return opened;
  }

  /// Passes datagrams on until there are none; what the server wants written waits.
  private void exchange() {
    boolean isQuiet = false;
    while (!isQuiet) {
      sessions.flush(NOW, (_, bytes) -> toServer.add(bytes));
      server.flush(NOW, this::take);
      isQuiet = toServer.isEmpty() && toClient.isEmpty();
      while (!toServer.isEmpty()) {
        server.step(NOW, new Input.Datagram(CLIENT, toServer.remove()), this::take);
      }
      while (!toClient.isEmpty()) {
        sessions.received(NOW, SERVER, toClient.remove());
      }
      while (sessions.poll() != null) {
        // Nobody listens: what counts is what the server makes of it.
      }
    }
  }

  private void take(Output output) {
    switch (output) {
      case Output.Send(var _, byte[] bytes) -> toClient.add(bytes);
      case Output.Persist(long token, var _) -> unwritten.add(token);
      case Output.Accepted _,
          Output.ReadMail _,
          Output.Rejected _,
          Output.Report _,
          Output.Show _,
          Output.Stopped _,
          Output.Tell _ -> {}
    }
  }

  /// Has the oldest batch written.
  private void write() {
    server.step(NOW, new Input.Persisted(unwritten.remove(), Outcome.DONE), this::take);
    exchange();
  }

  private Frame.Register registration() {
    IdentityRecord record =
        new IdentityRecord(
                BOB.key(),
                BOB.shown(),
                identity.signing().publicKey(),
                identity.agreement().publicKey(),
                1,
                crypto.agreementKey(entropy.bytes(32)).publicKey(),
                1,
                0,
                Signature.NONE)
            .signedBy(crypto, identity.signing());
    return new Frame.Register(record, EntryKind.HUMAN, EntryPresence.ONLINE, List.of(), "", 0, 0);
  }

  private List<EntryPresence> presences() {
    return server.table().stream().map(TableEntry::presence).toList();
  }

  @Test
  void registrationBehindItsOwnGoodbyeDoesNotCount() {
    Frame.Register registration = registration();
    session.send(registration);
    exchange();
    write();
    assertEquals(List.of(EntryPresence.ONLINE), presences());

    session.send(new Frame.Deregister());
    exchange();
    session.send(registration);
    exchange();

    assertEquals(List.of(EntryPresence.OFFLINE), presences());
  }

  @Test
  void registrationThatIsWrittenAfterTheGoodbyeOnlyKeepsTheNickname() {
    Frame.Register registration = registration();
    session.send(registration);
    exchange();
    session.send(registration);
    exchange();
    write();
    session.send(new Frame.Deregister());
    exchange();

    write();

    assertEquals(List.of(EntryPresence.OFFLINE), presences());
  }

  @Test
  void registrationOfSomebodyWhoIsGoneBeforeItIsWrittenKeepsTheNickname() {
    session.send(registration());
    exchange();
    session.close(CloseCode.GOODBYE, "");
    exchange();

    write();

    assertEquals(List.of(EntryPresence.OFFLINE), presences());
  }

  /// The old session's CLOSE may be lost, so that the new one looks like its successor.
  @Test
  void whoeverHasLeftComesBackInAnotherSession() {
    Frame.Register registration = registration();
    session.send(registration);
    exchange();
    write();
    session.send(new Frame.Deregister());
    exchange();

    Session another =
        sessions.open(NOW, SERVER, serverIdentity.agreement().publicKey(), Role.CLIENT_TO_SERVER);
    another.send(registration);
    exchange();

    assertEquals(List.of(EntryPresence.ONLINE), presences());
  }
}
