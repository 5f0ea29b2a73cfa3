package chat.parley.engine.client;

import chat.parley.api.Message;
import chat.parley.api.Subscription;
import chat.parley.api.plugin.MessageFilter;
import chat.parley.engine.client.ShownLedger.Letter;
import chat.parley.engine.time.Threads;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// The filters that a received message must pass before it is told. Each message is judged once, by
/// whoever is about to tell it first; others wait for that.
///
/// Safe for use by any thread.
final class Sieve {

  private static final CompletableFuture<Boolean> PASSED = CompletableFuture.completedFuture(true);

  private final Threads threads;
  private final List<Place> places = new CopyOnWriteArrayList<>();

  Sieve(Threads threads) {
    this.threads = threads;
  }

  /// One filter, told apart from the same one added twice.
  private static final class Place {
    private final MessageFilter filter;

    Place(MessageFilter filter) {
      this.filter = filter;
    }
  }

  /// Asks this filter from now on, after the others.
  ///
  /// @param filter must answer in time, and never throw
  Subscription add(MessageFilter filter) {
    var place = new Place(filter);
    places.add(place);
    return () -> places.remove(place);
  }

  /// Whether this message may be told. May wait.
  boolean shows(Letter letter) {
    if (letter.verdict() == null) {
      if (places.isEmpty()) {
        var _ = letter.claim(PASSED);
      } else {
        judge(letter);
      }
    }
    return threads.join(Objects.requireNonNull(letter.verdict()));
  }

  private void judge(Letter letter) {
    var verdict = new CompletableFuture<Boolean>();
    if (letter.claim(verdict)) {
      try {
        verdict.complete(shows(letter.event().message()));
      } finally {
        verdict.complete(true);
      }
    }
  }

  private boolean shows(Message message) {
    for (Place place : places) {
      if (!place.filter.shows(message)) {
        return false;
      }
    }
    return true;
  }
}
