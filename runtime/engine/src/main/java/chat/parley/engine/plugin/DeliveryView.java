package chat.parley.engine.plugin;

import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A delivery as one plugin sees it: what waits for it to settle is forgotten with the plugin,
/// though the delivery may go on for days.
///
/// Safe for use by any thread.
///
/// @param delivery of the host
record DeliveryView(Delivery delivery, Ties ties) implements Delivery {

  @Override
  public Nickname recipient() {
    return delivery.recipient();
  }

  @Override
  public State state() {
    return delivery.state();
  }

  @Override
  public State await(Duration atMost) throws InterruptedException {
    return delivery.await(atMost);
  }

  @Override
  public State awaitFinal(Duration atMost) throws InterruptedException {
    return delivery.awaitFinal(atMost);
  }

  @Override
  public CompletionStage<State> settled() {
    var own = new CompletableFuture<State>();
    var waiting = new AtomicReference<@Nullable CompletableFuture<State>>(own);
    var tie = ties.hold(() -> waiting.set(null));
    delivery
        .settled()
        .thenAccept(state -> {
          CompletableFuture<State> still = waiting.get();
          tie.close();
          if (still != null) {
            ties.guard().attempt("a delivery", () -> still.complete(state));
          }
        });
    return own.minimalCompletionStage();
  }
}
