package chat.parley.plugins.transcript;

import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.Consumer;

/// Writes down what others say.
final class Hearing implements Consumer<Event.Received> {

  private final Choice choice;
  private final Pages pages;

  @Inject
  Hearing(Choice choice, Pages pages) {
    this.choice = choice;
    this.pages = pages;
  }

  @Override
  public void accept(Event.Received received) {
    Message message = received.message();
    Target conversation = message.to() instanceof Nickname ? message.from() : message.to();
    if (choice.has(conversation)) {
      pages.write(
          conversation,
          new Line(message.sentAt())
              .with("received", message.receivedAt())
              .with("from", message.from())
              .with("to", message.to())
              .with("text", message.text())
              .with("via", message.via().name().toLowerCase(Locale.ROOT))
              .with("bot", message.fromBot())
              .with("id", message.id()));
    }
  }
}
