package chat.parley.bench.misbehaving;

import chat.parley.api.Event;
import java.util.function.Consumer;

/// Keeps a processor busy.
final class LoopingHandler implements Consumer<Event> {

  @Override
  public void accept(Event event) {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }
}
