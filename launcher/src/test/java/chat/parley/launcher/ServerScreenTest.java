package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import chat.parley.launcher.testing.FakeClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ServerScreenTest {

  private static final Address SOMEWHERE = Address.v4(0x0a000001, 4000);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static ServerNotice joined(String nickname) {
    var key = PublicKey.of(new byte[32]);
    var identity = new IdentityRecord(nickname, nickname, key, key, 1, key, 1, 0, Signature.NONE);
    return new ServerNotice.Joined(
        new TableEntry(
            identity, 1, EntryPresence.ONLINE, EntryKind.HUMAN, SOMEWHERE, List.of(), ""),
        true);
  }

  private String shown(boolean isQuiet, ServerNotice... notices) throws InterruptedException {
    var engine = new FakeEngine(new FakeClient("alice"));
    try (var screen = new ServerScreen(new PlainBoard(new PrintStream(out, true, UTF_8)), isQuiet);
        var running = engine.serve(new Engine.ServerPlan(0, null, null, null), screen)) {
      screen.begin(running);
      for (ServerNotice notice : notices) {
        screen.accept(notice);
      }
      screen.end();
    }
    return out.toString(UTF_8);
  }

  @Test
  void hasALineForEachEvent() throws InterruptedException {
    String shown =
        shown(
            false,
            joined("alice"),
            new ServerNotice.SaveRequested("alice", "bob"),
            new ServerNotice.Saved("alice", "bob", 700),
            new ServerNotice.NotSaved("alice", "carol", "the mailbox is full"),
            new ServerNotice.MailDelivered("bob", 1),
            new ServerNotice.MailDelivered("bob", 2),
            new ServerNotice.Refused("alice", SOMEWHERE, "taken"),
            new ServerNotice.Departed("alice", false),
            new ServerNotice.Departed("bob", true));

    assertEquals(
        """
        [Server is running on port 12345, key 00ff; Ctrl-C ends it.]
        [alice registered from 10.0.0.1:4000.]
        [alice asks to save a message for bob.]
        [Message of alice for bob saved.]
        [Message of alice for carol not saved: the mailbox is full]
        [1 message received by bob, and deleted.]
        [2 messages received by bob, and deleted.]
        [alice from 10.0.0.1:4000 refused: taken]
        [alice deregistered.]
        [bob has not been heard of for too long, and is offline.]
        [Server says goodbye.]
        """,
        shown);
  }

  @Test
  void isQuietButForTrouble() throws InterruptedException {
    assertEquals(
        """
        [Server is running on port 12345, key 00ff; Ctrl-C ends it.]
        [The disk does not take mail]
        [Server says goodbye.]
        """,
        shown(true, joined("alice"), new ServerNotice.DiskRefused("mail")));
  }

  @Test
  void obeysNobody() throws InterruptedException {
    assertEquals(
        "[x[2J deregistered.]",
        shown(false, new ServerNotice.Departed("x\u001b[2J", false)).lines().toList().get(1));
  }
}
