package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class BlockedTest {

  @Test
  void codeThatBlocksIsShownWithItsStack() {
    try (Kit kit = Kit.open(1, Duration.ofMillis(200))) {
      User alice = kit.user("alice");
      User bob = kit.user("bob");
      var _ = bob.client().onMessage(_ -> waitForNothing());

      Blocked blocked = assertThrows(Blocked.class, () -> alice.tells("bob", "hello"));

      assertTrue(
          String.valueOf(blocked.getMessage())
              .startsWith("the thread parley-bob has blocked outside of Parley for 200 ms"));
      assertTrue(
          Arrays.stream(blocked.getStackTrace())
              .anyMatch(it -> it.getMethodName().equals("waitForNothing")));
    }
  }

  @Test
  void aHandlerCannotMoveTheTime() {
    try (Kit kit = Kit.open(1)) {
      User bob = kit.user("bob");
      var refusals = new ArrayList<Throwable>();
      var _ =
          bob.client()
              .on(
                  Event.Received.class,
                  _ ->
                      refusals.add(
                          assertThrows(
                              IllegalStateException.class,
                              () -> kit.clock().advance(Duration.ofSeconds(1)))));

      kit.user("alice").tells("bob", "hello");

      assertEquals(
          "a handler cannot move the time that it lives in", refusals.getFirst().getMessage());
    }
  }

  private static void waitForNothing() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
