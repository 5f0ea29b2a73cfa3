package chat.parley.engine.client;

import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.engine.client.ShownLedger.Letter;
import java.util.function.Consumer;

/// A message in the hand of somebody who will say when he has read it.
///
/// @param reading called when he says so
record Held(Letter letter, Consumer<Letter> reading) implements Incoming {

  @Override
  public Message message() {
    return letter.event().message();
  }

  @Override
  public void done() {
    reading.accept(letter);
  }
}
