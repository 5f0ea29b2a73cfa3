package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Frames of a session are repeated and overtake each other: a registration may arrive twice, and
/// after the goodbye that it was sent before.
final class DepartureTest {

  private final ServerRig rig = new ServerRig();
  private final ServerRig.Caller bob = rig.caller("bob");

  @Test
  void registrationBehindItsOwnGoodbyeDoesNotCount() {
    Frame.Register registration = bob.register();
    rig.write();
    assertEquals(List.of(EntryPresence.ONLINE), rig.presences());

    bob.send(new Frame.Deregister());
    bob.send(registration);

    assertEquals(List.of(EntryPresence.OFFLINE), rig.presences());
  }

  @Test
  void registrationThatIsWrittenAfterTheGoodbyeOnlyKeepsTheNickname() {
    Frame.Register registration = bob.register();
    bob.send(registration);
    rig.write();
    bob.send(new Frame.Deregister());

    rig.write();

    assertEquals(List.of(EntryPresence.OFFLINE), rig.presences());
  }

  @Test
  void registrationOfSomebodyWhoIsGoneBeforeItIsWrittenKeepsTheNickname() {
    bob.register();
    bob.session().close(CloseCode.GOODBYE, "");
    rig.exchange();

    rig.write();

    assertEquals(List.of(EntryPresence.OFFLINE), rig.presences());
  }

  /// The old session's CLOSE may be lost, so that the new one looks like its successor.
  @Test
  void whoeverHasLeftComesBackInAnotherSession() {
    Frame.Register registration = bob.register();
    rig.write();
    bob.send(new Frame.Deregister());

    bob.open();
    bob.send(registration);

    assertEquals(List.of(EntryPresence.ONLINE), rig.presences());
  }
}
