package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a client with a session, and no manners, can do to a server and to the others.
final class HostileClientTest {

  private static final int SECONDS = 60;

  /// 64 kbit a second.
  private static final long BYTES_PER_SECOND = 8_000;

  private final ServerRig rig = new ServerRig();
  private final ServerRig.Caller mallory = rig.caller("mallory");

  /// Each with another status of 200 bytes, which everybody is to be told.
  @Test
  void thousandRegistrationsASecondCostOthersLittle() {
    ServerRig.Caller carol = rig.caller("carol");
    carol.register();
    Frame.Register frame = mallory.register();
    rig.writeAll();
    long before = carol.bytesHeard();

    for (int i = 0; i < SECONDS * 50; i++) {
      for (int j = 0; j < 20; j++) {
        String status = "%0200d".formatted(20L * i + j);
        mallory
            .session()
            .send(
                new Frame.Register(
                    frame.identity(), frame.kind(), EntryPresence.ONLINE, List.of(), status, 0, 0));
      }
      rig.pass(20 * Moment.MILLISECOND);
      rig.writeAll();
    }

    long heard = carol.bytesHeard() - before;
    assertTrue(heard < SECONDS * BYTES_PER_SECOND, "others got " + heard + " bytes");
    assertTrue(heard > 0);
  }

  /// The first registration is still being written when the second is refused.
  @Test
  void refusedRegistrationGivesNoNicknameFreeThatIsBeingWritten() {
    ServerRig.Caller rival = mallory.rival();
    mallory.register();
    mallory.registerFalsely();

    rival.register();
    rig.writeAll();

    assertEquals(
        List.of(Refusal.BAD_RECORD),
        mallory.heard(Frame.Refused.class).stream().map(Frame.Refused::refusal).toList());
    assertEquals(
        List.of(Refusal.TAKEN),
        rival.heard(Frame.Refused.class).stream().map(Frame.Refused::refusal).toList());
    assertEquals(1, rig.presences().size());
  }
}
