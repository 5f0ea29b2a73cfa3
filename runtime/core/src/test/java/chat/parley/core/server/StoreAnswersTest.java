package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.crypto.SealedMail;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.StoreLimit;
import chat.parley.core.packet.StoreRefusal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoreAnswersTest {

  /// One mail in a mailbox.
  private static final MailLimits LIMITS =
      new MailLimits(1, 64L << 20, 10_000, 20_000, 10L << 30, 32L << 20, 1_000_000);

  private final ServerRig rig =
      new ServerRig(ServerSettings.DEFAULT.with(NameLimits.DEFAULT, LIMITS));
  private final ServerRig.Caller bob = registered("bob", 0);

  private ServerRig.Caller registered(String nickname, int capabilities) {
    ServerRig.Caller caller = rig.caller(nickname);
    caller.canDo(capabilities);
    var _ = caller.register();
    rig.writeAll();
    return caller;
  }

  private Frame.Store store(ServerRig.Caller from, long id) {
    byte[] header =
        new MailHeader(
                bob.identity(), from.identity(), 7, id, id, MailHeader.Kind.MESSAGES, 1)
            .encode();
    return new Frame.Store(id, "bob", 0, Arrays.copyOf(header, SealedMail.lengthFor(10)));
  }

  private void fill(ServerRig.Caller from) {
    from.send(store(from, 1));
    rig.writeAll();
    assertEquals(1, from.heard(Frame.Stored.class).size());
    from.send(store(from, 2));
  }

  @Test
  void clientThatKnowsLimitsHearsWhichAndItsValue() {
    ServerRig.Caller alice = registered("alice", IdentityRecord.KNOWS_LIMITS);

    fill(alice);

    assertEquals(
        List.of(new Frame.OverLimit(2, StoreLimit.MAILS_OF_MAILBOX, 1)),
        alice.heard(Frame.OverLimit.class));
    assertEquals(List.of(), alice.heard(Frame.NotStored.class));
  }

  /// A frame that it does not know would end its session.
  @Test
  void clientOfBeforeHearsWhatItUnderstands() {
    ServerRig.Caller alice = registered("alice", 0);

    fill(alice);

    assertEquals(
        List.of(new Frame.NotStored(2, StoreRefusal.QUOTA)), alice.heard(Frame.NotStored.class));
    assertEquals(List.of(), alice.heard(Frame.OverLimit.class));
  }

  @Test
  void operatorHearsTheSame() {
    fill(registered("alice", 0));

    assertEquals(
        List.of("the mailbox is full: it holds 1 mails"),
        rig.notices(ServerNotice.NotSaved.class).stream()
            .map(ServerNotice.NotSaved::why)
            .toList());
  }
}
