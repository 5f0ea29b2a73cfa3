package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.api.Subscription;
import chat.parley.api.Via;
import chat.parley.api.hook.DatagramHook;
import chat.parley.api.hook.FrameHook;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.hook.Verdict;
import chat.parley.engine.client.ClientHooks;
import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HooksIT {

  private static final Nickname BOB = Nickname.of("bob");

  /// Lets no message out directly.
  private static final class NoTexts implements FrameHook {
    @Override
    public Verdict out(Frame frame) {
      return frame.kind().equals("TEXT") ? new Verdict.Drop("not directly") : Verdict.PASS;
    }
  }

  /// Is broken, and only looks.
  private static final class Broken implements DatagramHook {
    @Override
    public Verdict out(byte[] bytes, InetSocketAddress to) {
      throw new IllegalStateException("broken on purpose");
    }

    @Override
    public OnError onError() {
      return OnError.OPEN;
    }
  }

  /// Scrambles what goes out, and puts what comes in right again.
  private static final class Scrambling implements DatagramHook {
    @Override
    public Verdict out(byte[] bytes, InetSocketAddress to) {
      return scrambled(bytes);
    }

    @Override
    public Verdict in(byte[] bytes, InetSocketAddress from) {
      return scrambled(bytes);
    }

    private static Verdict scrambled(byte[] bytes) {
      byte[] scrambled = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        scrambled[i] = (byte) (bytes[i] ^ 0x55);
      }
      return new Verdict.Replace(scrambled);
    }
  }

  @Test
  void deliversByTheMailboxWhatAHookLetsNotOutDirectly() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      Heard heard = Heard.by(bob);
      Subscription _ = add(alice, new NoTexts());

      Delivery delivery = alice.send(BOB, "hello");

      var delivered = assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
      assertEquals(Via.MAILBOX, delivered.via());
      assertEquals(List.of("hello"), heard.texts(1));
      HookCounts counts = ClientHooks.of(alice).counts().getFirst();
      assertEquals(Set.of("not directly"), counts.reasons().keySet());
    }
  }

  @Test
  void goesOnWithoutAnOpenHookThatIsBroken() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Client _ = rig.client("bob");
      Subscription _ = add(alice, new Broken());

      Delivery delivery = alice.send(BOB, "hello");

      assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
      HookCounts counts = ClientHooks.of(alice).counts().getFirst();
      assertEquals(HookCounts.State.OFF, counts.state());
      assertEquals(3, counts.failed());
    }
  }

  @Test
  void talksThroughHooksThatUndoEachOther() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      Heard heard = Heard.by(bob);
      Rig.awaitTable(alice, table -> table.containsKey(BOB));
      rig.stopServer();
      Subscription _ = add(alice, new Scrambling());
      Subscription _ = add(bob, new Scrambling());

      Delivery delivery = alice.send(BOB, "hello");

      assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
      assertEquals(List.of("hello"), heard.texts(1));
    }
  }

  private static Subscription add(Client client, TransportHook hook) {
    return ClientHooks.of(client).add(hook.getClass().getSimpleName(), hook, _ -> {});
  }
}
