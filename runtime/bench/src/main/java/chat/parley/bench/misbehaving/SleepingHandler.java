package chat.parley.bench.misbehaving;

import chat.parley.api.Event;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Waits for what never comes.
final class SleepingHandler implements Consumer<Event> {

  private final CountDownLatch never = new CountDownLatch(1);

  @Override
  public void accept(Event event) {
    try {
      never.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
