package chat.parley.plugins.transcript;

import chat.parley.api.Client;
import chat.parley.api.Event;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Writes down what we say; once, however many get it.
final class Speaking implements Consumer<Event.Sent> {

  private final Client client;
  private final Choice choice;
  private final Pages pages;

  @Inject
  Speaking(Client client, Choice choice, Pages pages) {
    this.client = client;
    this.choice = choice;
    this.pages = pages;
  }

  @Override
  public void accept(Event.Sent sent) {
    if (choice.has(sent.target())) {
      pages.write(
          sent.target(),
          new Line(sent.sentAt())
              .with("from", client.nickname())
              .with("to", sent.target())
              .with("text", sent.text()));
    }
  }
}
