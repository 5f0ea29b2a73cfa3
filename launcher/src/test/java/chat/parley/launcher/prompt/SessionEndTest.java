package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.launcher.testing.Archives;
import chat.parley.launcher.testing.FakeClient;
import chat.parley.launcher.testing.FakeConsole;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a session says and waits for at its end.
@Timeout(30)
final class SessionEndTest {

  private static final Instant NOW = Instant.parse("2026-11-23T18:03:07Z");
  private static final Nickname BOB = Nickname.of("bob");
  private static final Console.Input ENDED = new Console.Input.Ended();
  private static final Session.Manner KEEPING = new Session.Manner(false, true, Pace.AT_ONCE);

  private final FakeConsole console = new FakeConsole(true);

  private void run(FakeClient client, Session.Manner manner) throws InterruptedException {
    new Session(client, console, Archives.empty(NOW), manner, Extensions.none()).run();
  }

  @Test
  void tellsWhatStaysInTheOutbox() throws InterruptedException {
    console.type("send bob one", "send bob two").press(ENDED);
    run(new FakeClient("alice", "bob").withOutbox().unregistered(), KEEPING);

    assertEquals(
        List.of("[2 messages stay in the outbox and go out when you are back.]"), console.shown());
  }

  @Test
  void doesNotSayOfStoredMailThatItStays() throws InterruptedException {
    var client = new FakeClient("alice", "bob").withOutbox().fate("bob", new Delivery.Stored(NOW));

    console.type("send bob one").press(ENDED);
    run(client, KEEPING);

    assertEquals(List.of("[You are Offline. Bye.]"), console.shown());
  }

  @Test
  void saysNothingOfAnOutboxThatIsThrownAway() throws InterruptedException {
    console.type("send bob one").press(ENDED);
    var manner = new Session.Manner(false, false, Pace.AT_ONCE);
    var client = new FakeClient("alice", "bob").withOutbox().unregistered();
    run(client, manner);

    assertEquals(List.of(), console.shown());
  }

  @Test
  void waitsAtTheEndOfAScript() throws InterruptedException {
    var script = new FakeConsole(false).type("send bob hi").press(ENDED);
    var client = new FakeClient("alice", "bob");
    var session =
        new Session(
            client,
            script,
            Archives.empty(NOW),
            new Session.Manner(
                false,
                true,
                (sent, _) -> {
                  assertEquals(1, sent.size());
                  Thread.ofVirtual().start(() -> arrive(client));
                }),
            Extensions.none());

    session.run();

    assertEquals(List.of("[Message received by bob.]", "[You are Offline. Bye.]"), script.shown());
  }

  private static void arrive(FakeClient client) {
    var delivered = new Delivery.Delivered(NOW, Via.DIRECT);
    client.deliveries().getFirst().become(delivered);
    client.tell(new Event.DeliveryChanged(new MessageId(1, "bob", 1), BOB, BOB, NOW, delivered));
  }
}
