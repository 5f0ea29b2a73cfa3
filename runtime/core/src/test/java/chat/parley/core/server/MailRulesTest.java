package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.Moment;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.crypto.SealedMail;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.StoreRefusal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What mail a server keeps, and for how long.
final class MailRulesTest {

  /// Mail lives 1,000 seconds here.
  private static final MailLimits LIMITS =
      new MailLimits(20_000, 64L << 20, 10_000, 20_000, 10L << 30, 32L << 20, 1_000_000);

  private final ServerRig rig =
      new ServerRig(ServerSettings.DEFAULT.with(NameLimits.DEFAULT, LIMITS));
  private final ServerRig.Caller alice = registered("alice");
  private final ServerRig.Caller bob = registered("bob");

  private ServerRig.Caller registered(String nickname) {
    ServerRig.Caller caller = rig.caller(nickname);
    var _ = caller.register();
    rig.writeAll();
    return caller;
  }

  private static Frame.Store store(IdentityHash to, IdentityHash from) {
    byte[] header = new MailHeader(to, from, 7, 1, 1, MailHeader.Kind.MESSAGES, 1).encode();
    return new Frame.Store(5, "bob", 0, Arrays.copyOf(header, SealedMail.lengthFor(10)));
  }

  private int waitingForBob() {
    var _ = bob.open();
    bob.send(bob.registration("back"));
    rig.writeAll();
    return bob.heard(Frame.Registered.class).getLast().waiting();
  }

  @Test
  void mailInTheNameOfSomebodyElseIsRefused() {
    alice.send(store(bob.identity(), bob.identity()));

    assertEquals(
        List.of(new Frame.NotStored(5, StoreRefusal.BAD_MAIL)), alice.heard(Frame.NotStored.class));
  }

  @Test
  void mailForOtherKeysThanTheRecipientsIsRefused() {
    alice.send(store(alice.identity(), alice.identity()));

    assertEquals(
        List.of(new Frame.NotStored(5, StoreRefusal.BAD_MAIL)), alice.heard(Frame.NotStored.class));
  }

  @Test
  void mailIsKeptForAsLongAsItMayLiveAndNotLonger() {
    alice.send(store(bob.identity(), alice.identity()));
    rig.writeAll();
    assertEquals(1, alice.heard(Frame.Stored.class).size());

    pass(900);
    assertEquals(1, waitingForBob());

    pass(200);
    assertEquals(0, waitingForBob());
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i += 5) {
      rig.pass(5 * Moment.SECOND);
      rig.writeAll();
    }
  }
}
