package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Delivery;
import chat.parley.launcher.testing.FakeClient;
import chat.parley.launcher.testing.FakeConsole;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class BroadcastsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T18:03:07Z");

  private final FakeConsole console = new FakeConsole(true);

  @Test
  void tellsOnceMoreWhenTheLastCopyIsSafe() throws InterruptedException {
    var client = new FakeClient("alice", "bob", "carol").fate("bob", new Delivery.Stored(NOW));
    var broadcasts = new Broadcasts(client.unregistered(), console);

    broadcasts.follow(client.send("*", "hi"), 2);
    broadcasts.await(Duration.ofSeconds(20));
    client.register();
    client.deliveries().getLast().become(new Delivery.Stored(NOW));

    assertEquals("[Message received by Server.]", console.awaitShown(2).getLast());
    assertEquals(
        "[Message received by 0 of 2, saved at the server for 1, still on its way to 1.]",
        console.shown().getFirst());
  }
}
