package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MovingTest {

  private static final Address ELSEWHERE = Address.v4(0x7f00_0002, 30_000);

  private final ServerRig rig = new ServerRig();
  private final ServerRig.Caller bob = rig.caller("bob");

  /// Whoever asks for new keys from another address says nothing of that: the handshake does.
  @Test
  void clientThatIsRekeyedFromAnotherAddressIsFoundThere() {
    bob.register();
    rig.write();

    bob.moveTo(ELSEWHERE);
    bob.open();
    bob.send(new Frame.Heartbeat(0, 0));

    assertEquals(List.of(ELSEWHERE), rig.addresses());
  }
}
