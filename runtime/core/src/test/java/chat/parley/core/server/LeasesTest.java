package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.Moment;
import chat.parley.core.packet.EntryPresence;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeasesTest {

  private final ServerRig rig = new ServerRig();

  LeasesTest() {
    rig.caller("alice").register();
    rig.writeAll();
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      rig.pass(Moment.SECOND);
    }
  }

  @Test
  void whoeverIsNotHeardForNinetySecondsIsOffline() {
    pass(85);
    assertEquals(List.of(EntryPresence.ONLINE), rig.presences());

    pass(15);
    assertEquals(List.of(EntryPresence.OFFLINE), rig.presences());
  }

  /// It was the server that could hear nobody.
  @Test
  void sleepOfTheServerEndsNoLease() {
    pass(60);

    rig.pass(50 * Moment.SECOND);

    assertEquals(List.of(EntryPresence.ONLINE), rig.presences());
  }
}
