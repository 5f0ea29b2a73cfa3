package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever registers must hold the keys that he registers.
final class RegisterSpoofTest {

  private static final int ATTACKERS = 100;
  private static final int ATTEMPTS = 100;

  private final ServerRig rig = new ServerRig();
  private final ServerRig.Caller bob = rig.caller("bob");

  /// Ten thousand times: bob's own record, in the sessions of others.
  @Test
  void nobodyRegistersAnothersKeys() {
    Frame.Register registration = bob.register();
    rig.writeAll();

    for (int attacker = 0; attacker < ATTACKERS; attacker++) {
      ServerRig.Caller mallory = rig.caller("mallory" + attacker);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        mallory.send(registration);
        rig.pass(5 * Moment.MILLISECOND);
      }
      List<Frame.Refused> refused = mallory.heard(Frame.Refused.class);
      assertEquals(ATTEMPTS, refused.size());
      assertTrue(refused.stream().allMatch(it -> it.refusal() == Refusal.BAD_RECORD));
      assertEquals(List.of(), mallory.heard(Frame.Registered.class));
    }

    assertEquals(List.of(EntryPresence.ONLINE), rig.presences());
  }
}
