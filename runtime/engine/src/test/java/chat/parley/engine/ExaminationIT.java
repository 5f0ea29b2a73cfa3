package chat.parley.engine;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.api.hook.DatagramHook;
import chat.parley.api.hook.Verdict;
import chat.parley.core.client.Checkup;
import chat.parley.core.client.Way;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sounding;
import chat.parley.engine.client.ClientHooks;
import chat.parley.engine.client.Examinable;
import chat.parley.engine.client.Examination;
import chat.parley.engine.testing.Rig;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a client finds out of the way to somebody, with each thing broken on purpose.
@Timeout(120)
final class ExaminationIT {

  private static final Nickname BOB = Nickname.of("bob");

  /// A firewall: what comes in and is so gets through.
  private record Firewall(Predicate<byte[]> passes) implements DatagramHook {
    @Override
    public Verdict in(byte[] bytes, InetSocketAddress from) {
      return passes.test(bytes) ? Verdict.PASS : new Verdict.Drop("by the firewall");
    }
  }

  private static Examination of(Client client) {
    return Examinable.of(client).orElseThrow();
  }

  private static Checkup measured(Client client) throws InterruptedException {
    Rig.awaitTable(client, table -> table.containsKey(BOB));
    return requireNonNull(of(client).measure(BOB));
  }

  private static Sounding sounded(Checkup checkup) {
    return assertInstanceOf(Way.Open.class, checkup.way()).sounding();
  }

  @Test
  void measuresAWayOnWhichNothingIsWrong() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      rig.client("bob");

      Checkup checkup = measured(alice);

      Sounding sounding = sounded(checkup);
      assertEquals(0, sounding.lost());
      assertEquals(1_200, sounding.bytesMax());
      assertTrue(checkup.isTableComplete());
      assertNotNull(checkup.serverTime());
    }
  }

  @Test
  void countsWhatALinkLoses() throws Exception {
    try (Rig rig = Rig.inMemory("loss=0.3,delay=3,seed=7")) {
      Client alice = rig.client("alice");
      rig.client("bob");

      assertTrue(sounded(measured(alice)).lost() > 0);
    }
  }

  @Test
  void findsThatNothingComesBackThroughAFirewall() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      byte init = 2;
      var _ = ClientHooks.of(bob).add("firewall", new Firewall(it -> it[0] != init), _ -> {});

      Checkup checkup = measured(alice);

      var shut = assertInstanceOf(Way.Shut.class, checkup.way());
      assertInstanceOf(SessionEvent.End.NoAnswer.class, shut.lastEnd());
    }
  }

  @Test
  void findsTheLongestDatagramThatGetsThrough() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      byte data = 4;
      var narrow = new Firewall(it -> it[0] != data || it.length <= 1_000);
      var _ = ClientHooks.of(bob).add("narrow", narrow, _ -> {});

      Sounding sounding = sounded(measured(alice));

      assertEquals(996, sounding.bytesMax());
      assertTrue(sounding.lost() > 0);
    }
  }
}
