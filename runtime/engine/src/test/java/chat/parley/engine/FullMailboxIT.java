package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mailbox as full as one sender may make it, and others who want something at the same time.
class FullMailboxIT {

  private static final int MESSAGES = 10_000;

  /// So many are stored one by one, each in a mail of its own; the others in bundles.
  private static final int SINGLE = 200;

  private static final Nickname BOB = Nickname.of("bob");
  private static final Nickname ERIN = Nickname.of("erin");

  /// How long others may wait for an answer meanwhile, on a busy machine.
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void replaysInOrderWhileTheServerAnswersOthers(@TempDir Path folder) throws Exception {
    try (Rig rig = Rig.onDisk(folder)) {
      Client alice = rig.forgetfulClient("alice");
      Client carol = rig.client("carol");
      for (String away : List.of("bob", "erin")) {
        rig.client(away).close();
        awaitOffline(alice, Nickname.of(away));
        awaitOffline(carol, Nickname.of(away));
      }
      store(alice);

      Heard bob = Heard.by(rig.client("bob"));
      CompletableFuture<List<String>> replayed = CompletableFuture.supplyAsync(() -> texts(bob));
      int round = 0;
      do {
        bother(rig, carol, round++);
      } while (!replayed.isDone());

      List<String> sent = IntStream.range(0, MESSAGES).mapToObj(i -> "mail " + i).toList();
      assertEquals(sent, replayed.get());
      assertEquals(List.of(), bob.rest());
    }
  }

  private static void store(Client alice) throws InterruptedException {
    var sent = new ArrayList<Delivery>();
    for (int i = 0; i < MESSAGES; i++) {
      Delivery delivery = alice.send(BOB, "mail " + i);
      if (i < SINGLE) {
        assertInstanceOf(Delivery.Stored.class, delivery.await(Rig.PATIENCE));
      }
      sent.add(delivery);
    }
    for (Delivery delivery : sent) {
      assertInstanceOf(Delivery.Stored.class, delivery.await(Rig.PATIENCE));
    }
  }

  /// Wants one of each thing that a server does, and each of them soon.
  private static void bother(Rig rig, Client carol, int round) throws Exception {
    String nickname = "dave" + round;
    Client dave = soon("registration", () -> rig.client(nickname));
    soon(
        "table",
        () -> {
          Rig.awaitTable(carol, SOON, table -> table.containsKey(dave.nickname()));
          return dave;
        });
    Delivery.State told =
        soon("direct message", () -> carol.send(dave.nickname(), "hello").awaitFinal(SOON));
    assertInstanceOf(Delivery.Delivered.class, told);
    Delivery.State stored = soon("stored message", () -> dave.send(ERIN, "later").await(SOON));
    assertInstanceOf(Delivery.Stored.class, stored);
  }

  private static <T> T soon(String what, Callable<T> wish) throws Exception {
    long begin = System.nanoTime();
    T answer = wish.call();
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    assertTrue(taken.compareTo(SOON) < 0, () -> "a %s took %s".formatted(what, taken));
    return answer;
  }

  private static List<String> texts(Heard bob) {
    try {
      return bob.texts(MESSAGES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitOffline(Client client, Nickname nickname) throws InterruptedException {
    Rig.awaitTable(
        client,
        table -> table.containsKey(nickname) && table.get(nickname).presence() == Presence.OFFLINE);
  }
}
