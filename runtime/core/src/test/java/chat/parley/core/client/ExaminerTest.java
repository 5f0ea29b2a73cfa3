package chat.parley.core.client;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.NicknameCertificate;
import chat.parley.core.crypto.Signature;
import chat.parley.core.message.Outbox;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.ClientImage;
import org.junit.jupiter.api.Test;

/// What the server's word tells of its clock, and what not.
final class ExaminerTest {

  private static final byte[] NOTHING = {};
  private static final long SERVER_SECOND = 1_800_000_000;
  private static final long SERVER_MILLIS = SERVER_SECOND * 1_000;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK_SECONDS = 7 * DAY / 1_000;

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity own = Identity.create(crypto, entropy);
  private final ClientContext context =
      new ClientContext(
          ClientSettings.of(Nickname.of("alice"), EntryKind.HUMAN, Address.NONE),
          own,
          Means.of(crypto, entropy),
          new Sessions(
              new Sessions.Setup(
                  Means.of(crypto, entropy), own.agreement(), Role.PEER_TO_PEER, false, 0)));

  private Examiner examiner(byte[] earlier) {
    ClientImage image = ClientImage.fresh(own, 1);
    var directory = new Directory(context, image);
    var record = new OwnRecord(context, image);
    var registration = new Registration(context, record, directory, null);
    return new Examiner(
        new Parts(
            context,
            directory,
            new PeerLinks(context, directory),
            registration,
            new Courier(context, directory, registration),
            new Outbox(image.incarnation(), image.outbox(), image.lastSequences()),
            new Fate(context, directory)),
        earlier);
  }

  private byte[] certificate(long second) {
    return new NicknameCertificate(
            NicknameCertificate.serverKeyId(crypto, own.signing().publicKey()),
            "alice",
            own.signing().publicKey(),
            own.agreement().publicKey(),
            1,
            second,
            second + WEEK_SECONDS,
            Signature.NONE)
        .signedBy(crypto, own.signing())
        .encode();
  }

  private ServerTime heard(Examiner examiner, byte[] certificate, long ownMillis) {
    context.begin(new Moment(Moment.SECOND, ownMillis), _ -> {});
    examiner.registered(new Frame.Registered(1, 30_000, 1, certificate, Address.NONE, 3));
    return requireNonNull(examiner.checkup("bob").serverTime());
  }

  @Test
  void tellsToTheSecondFromACertificateThatIsNew() {
    ServerTime time =
        heard(examiner(NOTHING), certificate(SERVER_SECOND), SERVER_MILLIS + 2 * HOUR);

    assertEquals(2 * HOUR - 1_000, time.aheadMillisMin());
    assertEquals(2 * HOUR, time.aheadMillisMax());
  }

  @Test
  void tellsOnlyBoundsFromOneOfEarlier() {
    byte[] earlier = certificate(SERVER_SECOND);

    ServerTime time = heard(examiner(earlier), earlier, SERVER_MILLIS + DAY);

    assertEquals(-5 * DAY / 2, time.aheadMillisMin());
    assertEquals(DAY, time.aheadMillisMax());
  }

  @Test
  void knowsThatAClockIsBehindThatShowsATimeBeforeItsOwnCertificate() {
    byte[] earlier = certificate(SERVER_SECOND);

    ServerTime time = heard(examiner(earlier), earlier, SERVER_MILLIS - HOUR);

    assertEquals(-HOUR, time.aheadMillisMax());
  }

  @Test
  void keepsWhatANewCertificateHasToldWhenItIsShownAgain() {
    Examiner examiner = examiner(NOTHING);
    byte[] shown = certificate(SERVER_SECOND);
    heard(examiner, shown, SERVER_MILLIS);

    ServerTime time = heard(examiner, shown, SERVER_MILLIS + DAY);

    assertEquals(0, time.aheadMillisMax());
  }

  @Test
  void knowsNothingOfAClockFromACertificateThatIsNone() {
    Examiner examiner = examiner(NOTHING);

    examiner.registered(new Frame.Registered(1, 30_000, 1, NOTHING, Address.NONE, 3));

    Checkup checkup = examiner.checkup("bob");
    assertNull(checkup.serverTime());
    assertEquals(3, checkup.mailsWaiting());
    assertEquals(Way.UNTRIED, checkup.way());
  }
}
