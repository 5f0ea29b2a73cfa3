package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.engine.Lossy;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  record Handler<E>(
      Class<E> type,
      Consumer<? super E> handler,
      Function<Consumer<? super E>, Subscription> source) {}

  private final Class<E> type;
  private final Subscription subscription;

  // Guarded by this object's monitor.
  private @Nullable Consumer<? super E> handler;
  private boolean closed;

  private Feed(Handler<E> first) {
    type = first.type();
    handler = first.handler();
    subscription = first.source().apply(this::accept);
  }

  /// Subscribes this handler.
  static <E> Feed<E> of(Handler<E> first) {
    return new Feed<>(first);
  }

  /// How many events were dropped so far.
  long dropped() {
    return subscription instanceof Lossy lossy ? lossy.dropped() : 0;
  }

  /// Goes on with this handler, if it is one of the same events.
  boolean takes(Handler<?> next) {
    if (!next.type().equals(type)) {
      return false;
    }
    Consumer<?> successor = next.handler();
    resume(event -> feed(successor, event));
    return true;
  }

  @SuppressWarnings("unchecked") // Both are of the same type of events, as just compared.
  private void feed(Consumer<?> successor, E event) {
    ((Consumer<? super E>) successor).accept(event);
  }

  private synchronized void resume(Consumer<? super E> next) {
    handler = next;
    notifyAll();
  }

  /// Lets events wait from now on.
  synchronized void pause() {
    handler = null;
  }

  private void accept(E event) {
    Consumer<? super E> present = handler();
    if (present != null) {
      present.accept(event);
    }
  }

  /// Waits while there is none; null when there will never be one again.
  private synchronized @Nullable Consumer<? super E> handler() {
    boolean interrupted = false;
    while (handler == null && !closed) {
      try {
        wait();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return handler;
  }

  /// Ends the subscription, with all that waits.
  @Override
  public void close() {
    subscription.close();
    end();
  }

  private synchronized void end() {
    closed = true;
    handler = null;
    notifyAll();
  }
}
