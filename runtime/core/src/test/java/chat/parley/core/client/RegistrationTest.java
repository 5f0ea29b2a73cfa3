package chat.parley.core.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Refusal;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Session;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ServerPin;
import org.junit.jupiter.api.Test;

final class RegistrationTest {

  private static final Address SERVER = Address.v4(0x0a00_0001, 12_345);
  private static final Moment NOW = new Moment(Moment.SECOND, 1_760_000_000_000L);

  private final Crypto crypto = new FakeCrypto();
  private final Means means = Means.of(crypto, new SeededEntropy(1));
  private final Identity own = Identity.create(crypto, new SeededEntropy(2));
  private final Identity server = Identity.create(crypto, new SeededEntropy(3));
  private final Sessions sessions =
      new Sessions(new Sessions.Setup(means, own.agreement(), Role.PEER_TO_PEER, false, 0));
  private final ClientContext context =
      new ClientContext(
          ClientSettings.of(Nickname.of("alice"), EntryKind.HUMAN, SERVER), own, means, sessions);
  private final Registration registration = registration();

  /// The server may have taken an earlier run's late goodbye for one of this session. It answers
  /// every registration in it alike from then on: asking there again and again would never end.
  @Test
  void whoeverIsToldTwiceThatHeIsOfflineRegistersInAnotherSession() {
    Session first = registered();

    registration.deregistered();
    assertTrue(registration.isPresent());
    assertFalse(first.hasEnded());

    registration.deregistered();
    assertFalse(registration.isPresent());
    assertTrue(first.hasEnded() || !first.isOpen());
    assertTrue(registration.isWanted());
    assertTrue(registration.deadline() <= NOW.nanos());
  }

  @Test
  void whoeverIsRegisteredAnewAsksInTheSameSessionTheNextTime() {
    Session session = registered();

    registration.deregistered();
    registration.registered(session, welcome());
    registration.deregistered();

    assertTrue(registration.isPresent());
  }

  /// A refusal that has been overtaken must not make it ask once more: it would drop the session if
  /// nobody answered, and believe itself registered for ever.
  @Test
  void whoeverIsRegisteredAfterARefusalStaysSo() {
    Session session = registered();

    registration.refused(new Frame.Refused(Refusal.DISK, "full"));
    registration.registered(session, welcome());

    // The next that is due is the heartbeat.
    assertTrue(registration.deadline() >= NOW.nanos() + 20 * Moment.SECOND);
  }

  private Session registered() {
    registration.register();
    Session session =
        sessions.open(NOW, SERVER, server.agreement().publicKey(), Role.CLIENT_TO_SERVER);
    registration.opened(session);
    registration.registered(session, welcome());
    assertTrue(registration.isPresent());
    return session;
  }

  private static Frame.Registered welcome() {
    return new Frame.Registered(1, 90_000, 1, new byte[0], Address.NONE, 0);
  }

  private Registration registration() {
    context.begin(NOW, _ -> {});
    ClientImage image = ClientImage.fresh(own, 1);
    var pin = new ServerPin(server.agreement().publicKey(), server.signing().publicKey());
    return new Registration(
        context, new OwnRecord(context, image), new Directory(context, image), pin);
  }
}
