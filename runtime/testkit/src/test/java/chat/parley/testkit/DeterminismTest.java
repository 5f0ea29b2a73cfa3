package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.parley.api.Delivery;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeterminismTest {

  private static final int RUNS = 50;

  @Test
  void tellsTheSameTranscriptForTheSameSeed() {
    String first = play(42);

    for (int run = 1; run < RUNS; run++) {
      assertEquals(first, play(42));
    }
  }

  @Test
  void tellsAnotherTranscriptForAnotherSeed() {
    assertNotEquals(play(42), play(43).replace("seed 43", "seed 42"));
  }

  /// Three people and a bot, with loss, a crash, and handlers that wait.
  private static String play(long seed) {
    try (Kit kit = Kit.open(seed)) {
      User alice = kit.user("alice");
      User bob = kit.user("bob");
      User echo = kit.user("echo");
      var _ =
          echo.client().onMessage(message -> awaitIt(echo.client().send(message.from(), "echo")));
      kit.network().between("alice", "echo").lossy(0.4);
      kit.network().between("bob", "server").slow(Duration.ofMillis(300));
      for (int i = 0; i < 5; i++) {
        alice.with("echo").says("echo this: " + i);
        bob.tells("alice", "hello " + i);
      }
      kit.server().crash();
      bob.crash();
      alice.tells("bob", "are you there?");
      kit.server().restart();
      bob.restart();
      kit.clock().advance(Duration.ofMinutes(2));
      return kit.transcript().toString();
    }
  }

  private static void awaitIt(Delivery delivery) {
    try {
      var _ = delivery.awaitFinal(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
