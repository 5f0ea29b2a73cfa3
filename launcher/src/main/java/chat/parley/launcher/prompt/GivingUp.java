package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.launcher.text.StatusLines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// The end that the ancestor made when a message reached neither its recipient nor the server: five
/// tries, then nothing more.
///
/// Safe for use by any thread.
final class GivingUp {

  private static final Duration FIVE_TRIES = Duration.ofMillis(2_500);

  private final Client client;
  private final Console console;
  private final AtomicBoolean isUnderWay = new AtomicBoolean();

  GivingUp(Client client, Console console) {
    this.client = client;
    this.console = console;
  }

  /// Calls `end` in a while, unless the server comes back or nothing waits any more.
  ///
  /// @param goesOn whether there is anything left to be ended
  void begin(BooleanSupplier goesOn, Runnable end) {
    if (isUnderWay.compareAndSet(false, true)) {
      Thread.ofVirtual().name("parley-giving-up").start(() -> unlessServerReturns(goesOn, end));
    }
  }

  private void unlessServerReturns(BooleanSupplier goesOn, Runnable end) {
    try {
      boolean isBack =
          client.await(Event.ServerBack.class, _ -> true, FIVE_TRIES).isPresent()
              || client.isRegistered()
              || Bottom.pending(client) == 0;
      isUnderWay.set(false);
      if (!isBack && goesOn.getAsBoolean()) {
        console.show(StatusLines.exiting());
        end.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
