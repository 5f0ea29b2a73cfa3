package chat.parley.engine.journal;

import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What had become of something when it was written down that it was said; what becomes of it since
/// is not told any more.
record KeptDelivery(Nickname recipient, State state) implements Delivery {

  static KeptDelivery of(Entry.Copy copy) {
    return new KeptDelivery(
        copy.recipient(), copy.failed() == null ? new Pending() : copy.failed());
  }

  @Override
  public State await(Duration atMost) {
    return state;
  }

  @Override
  public State awaitFinal(Duration atMost) {
    return state;
  }

  @Override
  public CompletionStage<State> settled() {
    return state.isFinal()
        ? CompletableFuture.completedStage(state)
        : CompletableFuture.failedStage(
            new CancellationException("it was sent by an earlier run of this conversation"));
  }
}
