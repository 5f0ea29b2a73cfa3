package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Session;
import chat.parley.core.session.Sessions;
import chat.parley.core.table.TableLog;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegistrarTest {

  private static final long EPOCH = 1_760_000_000;

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity server = Identity.create(crypto, entropy);
  private final Sessions sessions =
      new Sessions(
          new Sessions.Setup(
              Means.of(crypto, entropy), server.agreement(), Role.CLIENT_TO_SERVER, true, 0));
  private final ServerContext context =
      new ServerContext(ServerSettings.DEFAULT, server, Means.of(crypto, entropy), sessions);
  private final Registrar registrar =
      new Registrar(context, new TableLog(crypto, EPOCH, List.of()));

  @Test
  void tellsASmallCrowdTwentyTimesASecond() {
    join(100);

    assertEquals(50 * Moment.MILLISECOND, pauseAfterBroadcast());
  }

  @Test
  void tellsALargeCrowdLessOften() {
    join(1_000);

    assertEquals(100 * Moment.MILLISECOND, pauseAfterBroadcast());
  }

  @Test
  void tellsNobodyLaterThanAfterAFifthOfASecond() {
    join(3_000);

    assertEquals(200 * Moment.MILLISECOND, pauseAfterBroadcast());
  }

  @Test
  void doesNotSendTheTableAgainWhileItIsOnItsWay() {
    join(200);
    registrar.publish();
    Registrant newcomer = join(1);
    int onItsWay = newcomer.session().outstandingBytes();

    registrar.sync(newcomer, 0, 0);

    assertTrue(onItsWay > 200 * 200);
    assertEquals(onItsWay, newcomer.session().outstandingBytes());
  }

  @Test
  void sendsAgainWhatSomebodyLacksWhenLittleIsOnItsWay() {
    Registrant first = join(1);
    int onItsWay = first.session().outstandingBytes();

    registrar.sync(first, 0, 0);

    assertTrue(first.session().outstandingBytes() > onItsWay);
  }

  private long pauseAfterBroadcast() {
    registrar.publish();
    join(1);
    return registrar.deadline();
  }

  /// Lets so many more register; answers the last of them.
  private Registrant join(int count) {
    Registrant last = null;
    int from = registrar.present().size();
    for (int i = from; i < from + count; i++) {
      last = registrar.welcome(arrival(i), 0);
    }
    if (last == null) {
      throw new IllegalArgumentException("somebody must register");
    }
    return last;
  }

  private Arrival arrival(int i) {
    Identity identity = Identity.create(crypto, entropy);
    String nickname = "nick" + i;
    var record =
        new IdentityRecord(
            nickname,
            nickname,
            identity.signing().publicKey(),
            identity.agreement().publicKey(),
            1,
            identity.agreement().publicKey(),
            1,
            0,
            Signature.NONE);
    Session session =
        sessions.open(
            context.now(),
            Address.v4(i, 1232),
            identity.agreement().publicKey(),
            Role.CLIENT_TO_SERVER);
    return new Arrival(
        session,
        new Frame.Register(record, EntryKind.HUMAN, EntryPresence.ONLINE, List.of(), "", 0, 0));
  }
}
