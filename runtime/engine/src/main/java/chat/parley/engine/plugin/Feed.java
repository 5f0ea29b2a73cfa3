package chat.parley.engine.plugin;

import chat.parley.api.Event;
import chat.parley.api.Subscription;
import chat.parley.api.plugin.Interest;
import chat.parley.engine.Lossy;
import chat.parley.engine.time.Threads;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/// One subscription to events that outlives the version of the plugin it feeds: between two
/// versions events wait, so that none is lost.
///
/// Safe for use by any thread.
///
/// @param <E> the type of the events
final class Feed<E> implements AutoCloseable {

  /// A handler of events, and where they come from.
  ///
  /// @param <E> the type of the events
  /// @param handler false when it is called too late, since its version has gone
  /// @param interest what is to be handed to it
  /// @param source begins to feed it
  record Handler<E>(
      Class<E> type,
      Predicate<? super E> handler,
      Interest interest,
      Function<Feed<E>, Subscription> source) {}

  private final Threads threads;
  private final Class<E> type;
  private final boolean atLeisure;
  private final Subscription subscription;

  private volatile Interest interest;

  /// Not complete while there is none.
  private volatile CompletableFuture<Predicate<? super E>> handler;

  private Feed(Threads threads, Handler<E> first) {
    this.threads = threads;
    type = first.type();
    interest = first.interest();
    atLeisure = interest.isAtLeisure();
    handler = CompletableFuture.completedFuture(first.handler());
    subscription = first.source().apply(this);
  }

  /// Subscribes this handler.
  static <E> Feed<E> of(Threads threads, Handler<E> first) {
    return new Feed<>(threads, first);
  }

  /// How many events were dropped so far.
  long dropped() {
    return subscription instanceof Lossy lossy ? lossy.dropped() : 0;
  }

  /// Goes on with this handler, if it is one of the same events, told as soon.
  boolean takes(Handler<?> next) {
    if (!next.type().equals(type) || next.interest().isAtLeisure() != atLeisure) {
      return false;
    }
    interest = next.interest();
    Predicate<?> successor = next.handler();
    resume(event -> feed(successor, event));
    return true;
  }

  @SuppressWarnings("unchecked") // Both are of the same type of events, as just compared.
  private boolean feed(Predicate<?> successor, E event) {
    return ((Predicate<? super E>) successor).test(event);
  }

  private synchronized void resume(Predicate<? super E> next) {
    if (!handler.complete(next)) {
      handler = CompletableFuture.completedFuture(next);
    }
  }

  /// Lets events wait from now on.
  synchronized void pause() {
    if (handler.isDone()) {
      handler = new CompletableFuture<>();
    }
  }

  /// Whether this is for the handler, or may be for the next one.
  boolean wants(E event) {
    if (!handler.isDone()) {
      return true;
    }
    return event instanceof Event told ? interest.isIn(told) : interest.isPresent();
  }

  boolean isAtLeisure() {
    return atLeisure;
  }

  /// Hands it over. May wait.
  @SuppressWarnings("ReferenceEquality") // Whether it is the same version is what is asked.
  void accept(E event) {
    CompletableFuture<Predicate<? super E>> asked;
    boolean isTold;
    do {
      asked = handler;
      isTold = threads.join(asked).test(event);
      // A version that has gone meanwhile was not told, so the next one is.
    } while (!isTold && asked != handler);
  }

  /// Ends the subscription, with all that waits.
  @Override
  public void close() {
    subscription.close();
    resume(_ -> true);
  }
}
