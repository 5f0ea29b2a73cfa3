package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.engine.client.Judge;
import chat.parley.engine.time.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The event subscriptions and filters of one plugin, from its first version to its last.
///
/// Confined to the host's turn, but for [#dropped].
final class Feeds implements AutoCloseable {

  private final Threads threads;
  private volatile List<Feed<?>> open = List.of();
  private @Nullable FilterSeat seat;

  Feeds(Threads threads) {
    this.threads = threads;
  }

  /// Lets events and messages wait.
  void pause() {
    open.forEach(Feed::pause);
    if (seat != null) {
      seat.pause();
    }
  }

  /// Asks these filters from now on.
  ///
  /// @param client where filters are added
  void filter(List<Judge> filters, Function<Judge, Subscription> client) {
    if (seat != null) {
      seat.resume(filters);
    } else if (!filters.isEmpty()) {
      seat = new FilterSeat(threads, filters, client);
    }
  }

  /// Goes on with these handlers: those of events that are subscribed to already get what has
  /// waited; for the others new subscriptions begin, and what nobody handles any more ends.
  void resume(List<Feed.Handler<?>> handlers) {
    var next = new ArrayList<Feed<?>>();
    for (Feed.Handler<?> handler : handlers) {
      Feed<?> heir = null;
      for (Feed<?> feed : open) {
        if (!next.contains(feed) && feed.takes(handler)) {
          heir = feed;
          break;
        }
      }
      next.add(heir == null ? Feed.of(threads, handler) : heir);
    }
    open.stream().filter(feed -> !next.contains(feed)).forEach(Feed::close);
    open = List.copyOf(next);
  }

  /// How many events were dropped so far, of those that are subscribed to now.
  long dropped() {
    return open.stream().mapToLong(Feed::dropped).sum();
  }

  /// Ends all of them.
  @Override
  public void close() {
    if (seat != null) {
      seat.close();
      seat = null;
    }
    open.forEach(Feed::close);
    open = List.of();
  }
}
