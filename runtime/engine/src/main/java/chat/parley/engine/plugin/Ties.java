package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What ties one plugin to its neighbour by its own doing: subscriptions that begin when the plugin
/// does, and everything else that ends with it.
///
/// Safe for use by any thread.
final class Ties implements AutoCloseable {

  private enum State {
    NOT_YET,
    OPEN,
    CLOSED
  }

  private final Guard guard;

  // Guarded by this object's monitor.
  private final Set<Tie> ties = new LinkedHashSet<>();
  private State state = State.NOT_YET;

  Ties(Guard guard) {
    this.guard = guard;
  }

  Guard guard() {
    return guard;
  }

  /// Subscribes, now or when the plugin begins. The handler is guarded.
  <E> Subscription subscribe(
      Consumer<? super E> handler, Function<Consumer<? super E>, Subscription> source) {
    String what = handler.getClass().getSimpleName();
    String name = what.isEmpty() ? "a handler" : what;
    Consumer<E> guarded = event -> guard.attempt(name, () -> handler.accept(event));
    return add(new Tie(() -> source.apply(guarded)));
  }

  /// Ends this with the plugin.
  Subscription hold(Subscription end) {
    Tie tie = new Tie(() -> end);
    tie.begin();
    return add(tie);
  }

  private synchronized Tie add(Tie tie) {
    check();
    ties.add(tie);
    if (state == State.OPEN) {
      tie.begin();
    }
    return tie;
  }

  /// Throws an IllegalStateException when the plugin is unloaded.
  synchronized void check() {
    if (state == State.CLOSED) {
      throw new IllegalStateException("the plugin %s is unloaded".formatted(guard.plugin()));
    }
  }

  /// Begins with what was subscribed until now.
  synchronized void open() {
    state = State.OPEN;
    ties.forEach(Tie::begin);
  }

  @Override
  public synchronized void close() {
    state = State.CLOSED;
    ties.forEach(Tie::end);
    ties.clear();
  }

  private synchronized void cut(Tie tie) {
    if (ties.remove(tie)) {
      tie.end();
    }
  }

  /// One of them. Its state is guarded by the monitor of the outer object.
  private final class Tie implements Subscription {

    private final Supplier<Subscription> source;
    private @Nullable Subscription subscription;

    Tie(Supplier<Subscription> source) {
      this.source = source;
    }

    void begin() {
      if (subscription == null) {
        subscription = source.get();
      }
    }

    void end() {
      if (subscription != null) {
        subscription.close();
      }
    }

    @Override
    public void close() {
      cut(this);
    }
  }
}
