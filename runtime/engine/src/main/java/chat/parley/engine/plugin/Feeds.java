package chat.parley.engine.plugin;

import chat.parley.engine.time.Threads;
import java.util.ArrayList;
import java.util.List;

/// The event subscriptions of one plugin, from its first version to its last.
///
/// Confined to the host's turn, but for [#dropped].
final class Feeds implements AutoCloseable {

  private final Threads threads;
  private volatile List<Feed<?>> open = List.of();

  Feeds(Threads threads) {
    this.threads = threads;
  }

  /// Lets events wait.
  void pause() {
    open.forEach(Feed::pause);
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

  /// Ends all subscriptions.
  @Override
  public void close() {
    open.forEach(Feed::close);
    open = List.of();
  }
}
