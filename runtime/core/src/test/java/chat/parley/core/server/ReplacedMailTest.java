package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.StoreRefusal;
import chat.parley.core.server.ServerRig.Caller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mail that takes the place of other mail, on a disk that may be full: what is replaced counts for
/// as long as it may have to stay.
final class ReplacedMailTest {

  /// Room for 1,000 bytes in one mailbox.
  private static final MailLimits LIMITS =
      new MailLimits(10, 1_000, 10, 1_000, 1 << 20, 1 << 20, 1 << 30);

  private final ServerRig rig =
      new ServerRig(ServerSettings.DEFAULT.with(NameLimits.DEFAULT, LIMITS));
  private final Caller alice = rig.caller("alice");
  private final Caller bob = rig.caller("bob");

  @BeforeEach
  void registerBoth() {
    alice.register();
    bob.register();
    rig.writeAll();
  }

  private List<Long> stored() {
    return alice.heard(Frame.Stored.class).stream().map(Frame.Stored::id).toList();
  }

  private List<Frame.NotStored> refused() {
    // What is not acknowledged in time is said twice.
    return alice.heard(Frame.NotStored.class).stream().distinct().toList();
  }

  @Test
  void roomOfWhatIsReplacedIsNobodysUntilItIsGone() {
    alice.storeReceipts(bob, 1, 7, 600);
    rig.write();
    alice.storeReceipts(bob, 2, 7, 300);
    alice.storeReceipts(bob, 3, 8, 500);

    rig.refuse();
    rig.writeAll();

    assertEquals(List.of(1L), stored());
    assertEquals(
        List.of(
            new Frame.NotStored(3, StoreRefusal.QUOTA), new Frame.NotStored(2, StoreRefusal.DISK)),
        refused());
  }

  @Test
  void roomOfWhatWasReplacedIsFree() {
    alice.storeReceipts(bob, 1, 7, 600);
    rig.write();
    alice.storeReceipts(bob, 2, 7, 300);
    rig.write();
    alice.storeReceipts(bob, 3, 8, 700);
    rig.write();

    assertEquals(List.of(1L, 2L, 3L), stored());
    assertEquals(List.of(), refused());
  }

  @Test
  void lastOfSeveralTakesThePlaceOfAllEvenIfOneBetweenIsRefused() {
    alice.storeReceipts(bob, 1, 7, 300);
    rig.write();
    alice.storeReceipts(bob, 2, 7, 300);
    alice.storeReceipts(bob, 3, 7, 300);
    rig.refuse();
    rig.pass(Moment.SECOND);
    rig.write();
    alice.storeReceipts(bob, 4, 8, 700);
    rig.write();
    alice.storeReceipts(bob, 5, 9, 300);

    assertEquals(List.of(1L, 3L, 4L), stored());
    assertEquals(
        List.of(
            new Frame.NotStored(2, StoreRefusal.DISK), new Frame.NotStored(5, StoreRefusal.QUOTA)),
        refused());
  }
}
