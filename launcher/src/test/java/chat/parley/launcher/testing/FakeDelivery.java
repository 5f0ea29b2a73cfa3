package chat.parley.launcher.testing;

import chat.parley.api.Delivery;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// A delivery whose state a test sets.
public final class FakeDelivery implements Delivery {

  private final Nickname recipient;
  private final Optional<MessageId> id;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CompletableFuture<State> settled = new CompletableFuture<>();
  private volatile State state;

  /// A delivery in this state.
  public FakeDelivery(Nickname recipient, State state) {
    this(recipient, Optional.empty(), state);
  }

  /// A delivery of this message.
  public FakeDelivery(Nickname recipient, MessageId id, State state) {
    this(recipient, Optional.of(id), state);
  }

  private FakeDelivery(Nickname recipient, Optional<MessageId> id, State state) {
    this.recipient = recipient;
    this.id = id;
    this.state = state;
  }

  /// From now on it is in this state.
  public void become(State next) {
    lock.lock();
    try {
      state = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (next.isFinal()) {
      settled.complete(next);
    }
  }

  @Override
  public Nickname recipient() {
    return recipient;
  }

  @Override
  public Optional<MessageId> id() {
    return id;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public State await(Duration atMost) throws InterruptedException {
    return await(it -> !(it instanceof Pending), atMost);
  }

  @Override
  public State awaitFinal(Duration atMost) throws InterruptedException {
    return await(State::isFinal, atMost);
  }

  private State await(Predicate<State> which, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!which.test(state) && left > 0) {
        left = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      }
      return state;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CompletionStage<State> settled() {
    return settled;
  }
}
