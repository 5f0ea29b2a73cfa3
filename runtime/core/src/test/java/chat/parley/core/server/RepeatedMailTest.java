package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.StoreRefusal;
import chat.parley.core.server.ServerRig.Caller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A mail that its sender asks to be kept again and again, before the disk has answered.
final class RepeatedMailTest {

  private final ServerRig rig = new ServerRig();
  private final Caller alice = rig.caller("alice");
  private final Caller bob = rig.caller("bob");

  @BeforeEach
  void registerBoth() {
    alice.register();
    bob.register();
    rig.writeAll();
  }

  private int timesStored() {
    return alice.heard(Frame.Stored.class).size();
  }

  private List<StoreRefusal> refusals() {
    // What is not acknowledged in time is said twice.
    return alice.heard(Frame.NotStored.class).stream()
        .map(Frame.NotStored::refusal)
        .distinct()
        .toList();
  }

  @Test
  void isStoredOnlyOnceItIsOnTheDisk() {
    alice.storeMessage(bob, 1);
    alice.storeMessage(bob, 1);
    assertEquals(0, timesStored());

    rig.writeAll();

    assertEquals(2, timesStored());
  }

  /// The second request waits behind the first, which the full disk refuses. The third is not on
  /// the disk yet when the second has its turn.
  @Test
  void isNotCalledStoredForAnotherRequestThatIsNotOnTheDiskYet() {
    alice.storeMessage(bob, 1);
    alice.storeMessage(bob, 1);
    rig.refuse();
    rig.pass(Moment.SECOND);
    alice.storeMessage(bob, 1);

    rig.write();

    assertEquals(0, timesStored());
    assertEquals(List.of(StoreRefusal.DISK, StoreRefusal.BUSY), refusals());

    rig.writeAll();

    assertEquals(1, timesStored());
  }
}
