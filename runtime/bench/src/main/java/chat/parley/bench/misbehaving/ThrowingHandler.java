package chat.parley.bench.misbehaving;

import chat.parley.api.Event;
import java.util.function.Consumer;

/// Fails always.
final class ThrowingHandler implements Consumer<Event> {

  @Override
  public void accept(Event event) {
    throw new IllegalStateException("on purpose");
  }
}
