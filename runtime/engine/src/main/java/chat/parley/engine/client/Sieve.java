package chat.parley.engine.client;

import chat.parley.api.Message;
import chat.parley.api.Subscription;
import chat.parley.engine.Mailslot;
import chat.parley.engine.client.ShownLedger.Letter;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The filters that a received message must pass before it is told. Each message is judged once,
/// ahead of the handlers and on one thread for all messages that wait; a filter which does not let
/// go of that thread keeps it, and the next message gets another one.
///
/// Safe for use by any thread.
final class Sieve {

  private static final CompletableFuture<Boolean> PASSED = CompletableFuture.completedFuture(true);

  /// How often whoever waits for a verdict looks whether there will be one.
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Threads threads;
  private final String name;
  private final List<Place> places = new CopyOnWriteArrayList<>();

  // Guarded by this object's monitor.
  private Court court;

  /// Lets everything pass.
  ///
  /// @param name what the thread that judges is called
  Sieve(Threads threads, String name) {
    this.threads = threads;
    this.name = name;
    this.court = new Court();
  }

  /// One filter, told apart from the same one added twice.
  private static final class Place {
    private final Judge judge;

    Place(Judge judge) {
      this.judge = judge;
    }
  }

  /// Asks this filter from now on, after the others.
  Subscription add(Judge judge) {
    var place = new Place(judge);
    places.add(place);
    return () -> places.remove(place);
  }

  /// Has this message judged, unless somebody has asked before. Never waits.
  void ask(Letter letter) {
    if (letter.verdict() != null) {
      return;
    }
    if (!isWanted(letter.event().message())) {
      var _ = letter.claim(PASSED);
    } else if (letter.claim(new CompletableFuture<>())) {
      submit(letter);
    }
  }

  private boolean isWanted(Message message) {
    for (Place place : places) {
      if (place.judge.wants(message)) {
        return true;
      }
    }
    return false;
  }

  private synchronized void submit(Letter letter) {
    var _ = court.waiting.offerPrecious(letter);
  }

  /// Whether this message may be told. May wait.
  boolean shows(Letter letter) {
    ask(letter);
    CompletableFuture<Boolean> verdict = Objects.requireNonNull(letter.verdict());
    boolean isInterrupted = false;
    while (!verdict.isDone()) {
      try {
        if (!threads.await(verdict, LOOK)) {
          adjourn();
        }
      } catch (InterruptedException _) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    return verdict.join();
  }

  /// Goes on without the filter that is stuck, if one is.
  private synchronized void adjourn() {
    if (court.isStuck()) {
      Court stuck = court;
      court = new Court();
      stuck.waiting.close().forEach(court.waiting::offerPrecious);
      stuck.pass();
    }
  }

  /// One thread, and what waits for it.
  private final class Court {

    private final Mailslot<Letter> waiting = new Mailslot<>(threads, name, 0, this::judge);
    private volatile @Nullable Letter inHand;
    private volatile @Nullable Judge asked;

    private void judge(Letter letter) {
      inHand = letter;
      CompletableFuture<Boolean> verdict = Objects.requireNonNull(letter.verdict());
      try {
        verdict.complete(shows(letter.event().message()));
      } finally {
        verdict.complete(true);
        inHand = null;
        asked = null;
      }
    }

    private boolean shows(Message message) {
      for (Place place : places) {
        asked = place.judge;
        if (place.judge.wants(message) && !place.judge.shows(message)) {
          return false;
        }
      }
      return true;
    }

    boolean isStuck() {
      Judge judge = asked;
      return judge != null && judge.isStuck();
    }

    /// Shows what it has in hand.
    void pass() {
      Letter letter = inHand;
      if (letter != null) {
        Objects.requireNonNull(letter.verdict()).complete(true);
      }
    }
  }
}
