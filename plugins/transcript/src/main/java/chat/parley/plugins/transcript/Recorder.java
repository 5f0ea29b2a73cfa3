package chat.parley.plugins.transcript;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/// Writes down what others say and what we say, the latter once, however many get it, and what
/// becomes of it; in the order in which it happens.
final class Recorder implements Consumer<Event>, Interested {

  private final Client client;
  private final Choice choice;
  private final Pages pages;
  private final Seen seen;
  private final InstantSource clock;

  @Inject
  Recorder(Client client, Choice choice, Pages pages, Seen seen, InstantSource clock) {
    this.client = client;
    this.choice = choice;
    this.pages = pages;
    this.seen = seen;
    this.clock = clock;
  }

  @Override
  public Interest interest() {
    return choice.interest();
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Received(Message message) -> hear(message);
      case Event.Sent sent -> speak(sent);
      case Event.DeliveryChanged change -> follow(change);
      default -> {
        // Nobody has said that.
      }
    }
  }

  private void hear(Message message) {
    Target conversation = message.to() instanceof Nickname ? message.from() : message.to();
    if (!choice.has(conversation) || !seen.isNew(message.id())) {
      return;
    }
    pages.write(
        conversation,
        new Line(message.sentAt())
            .with("received", message.receivedAt())
            .with("from", message.from())
            .with("to", message.to())
            .with("text", message.text())
            .with("via", word(message.via()))
            .with("bot", message.fromBot())
            .with("id", message.id()));
    seen.note(message.id());
  }

  private void speak(Event.Sent sent) {
    if (choice.has(sent.target())) {
      pages.write(
          sent.target(),
          new Line(sent.sentAt())
              .with("from", client.nickname())
              .with("to", sent.target())
              .with("text", sent.text())
              .with("ids", sent.copies()));
    }
  }

  private void follow(Event.DeliveryChanged change) {
    if (choice.hasDeliveries(change.target())) {
      pages.write(change.target(), line(change));
    }
  }

  private Line line(Event.DeliveryChanged change) {
    return switch (change.state()) {
      case Delivery.Pending _ -> about(change, clock.instant(), "pending");
      case Delivery.Stored(Instant at) -> about(change, at, "stored");
      case Delivery.Delivered(Instant at, var via) ->
          about(change, at, "delivered").with("via", word(via));
      case Delivery.Failed(var reason, String detail) ->
          about(change, clock.instant(), "failed")
              .with("reason", word(reason))
              .with("detail", detail);
    };
  }

  private static Line about(Event.DeliveryChanged change, Instant at, String state) {
    return new Line(at).with("state", state).with("to", change.recipient()).with("id", change.id());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
