package chat.parley.engine.plugin;

import chat.parley.api.Message;
import chat.parley.api.Subscription;
import chat.parley.engine.client.Judge;
import chat.parley.engine.time.Threads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The place of a plugin's filters at the client, which outlives their version: between two
/// versions messages wait, so that none gets past.
///
/// What a [Judge] does is called by any thread; all else belongs to the host's turn.
final class FilterSeat implements Judge, AutoCloseable {

  private final Threads threads;
  private final Subscription subscription;

  /// The filters of the version that runs; not complete while there is none.
  private volatile CompletableFuture<List<Judge>> filters;

  /// @param client where filters are added
  FilterSeat(Threads threads, List<Judge> first, Function<Judge, Subscription> client) {
    this.threads = threads;
    this.filters = CompletableFuture.completedFuture(first);
    this.subscription = client.apply(this);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Whether it is the same version is what is asked.
  public boolean shows(Message message) {
    while (true) {
      CompletableFuture<List<Judge>> asked = filters;
      boolean isShown =
          threads.join(asked).stream()
              .allMatch(filter -> !filter.wants(message) || filter.shows(message));
      // A version that has gone meanwhile lets everything pass, so the next one is asked, too.
      if (!isShown || asked == filters) {
        return isShown;
      }
    }
  }

  @Override
  public boolean wants(Message message) {
    CompletableFuture<List<Judge>> present = filters;
    if (!present.isDone()) {
      return true;
    }
    for (Judge filter : present.join()) {
      if (filter.wants(message)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isStuck() {
    return filters.isDone() && filters.join().stream().anyMatch(Judge::isStuck);
  }

  /// Lets messages wait.
  void pause() {
    filters = new CompletableFuture<>();
  }

  /// Goes on with these filters.
  void resume(List<Judge> next) {
    CompletableFuture<List<Judge>> waiting = filters;
    filters = CompletableFuture.completedFuture(next);
    waiting.complete(next);
  }

  /// Lets everything pass.
  @Override
  public void close() {
    subscription.close();
    resume(List.of());
  }
}
