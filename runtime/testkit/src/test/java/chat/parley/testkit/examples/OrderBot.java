package chat.parley.testkit.examples;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.api.Message;
import java.time.Duration;

/// Takes orders, one question at a time.
final class OrderBot {

  private final Client client;

  OrderBot(Client client) {
    this.client = client;
    var _ = client.onMessage(this::answer);
  }

  private void answer(Message message) {
    if (!message.text().equals("order")) {
      return;
    }
    client.send(message.from(), "which size?");
    try {
      var answer =
          client.await(
              Event.Received.class,
              received -> received.message().from().equals(message.from()),
              Duration.ofMinutes(5));
      client.send(
          message.from(),
          answer.map(it -> "one " + it.message().text()).orElse("no answer in time"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
