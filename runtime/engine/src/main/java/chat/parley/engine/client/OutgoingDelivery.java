package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The delivery of one message to one recipient, as its sender holds it.
///
/// After the client was closed nothing changes any more, and nobody waits any longer. Read and
/// waited for by any thread; changed by the loop, or by whoever finds that the loop will never hear
/// of it.
final class OutgoingDelivery implements Delivery {

  private final Nickname recipient;
  private final Threads threads;

  // No monitor: a loop that wakes hundreds of senders must not compete with each for one.
  private final CompletableFuture<State> decided = new CompletableFuture<>();
  private final CompletableFuture<State> moved = new CompletableFuture<>();
  private final CompletableFuture<State> settled = new CompletableFuture<>();
  private volatile @Nullable MessageId id;
  private volatile State state = new Pending();

  /// The delivery of a message that is not in the outbox yet.
  OutgoingDelivery(Nickname recipient, Threads threads) {
    this.recipient = recipient;
    this.threads = threads;
  }

  /// This one, of a message that an earlier run has left in the outbox in this state.
  OutgoingDelivery restored(MessageId left, State state) {
    accept(left);
    if (!(state instanceof Pending)) {
      move(state);
    }
    return this;
  }

  @Override
  public Nickname recipient() {
    return recipient;
  }

  @Override
  public Optional<MessageId> id() {
    return Optional.ofNullable(id);
  }

  @Override
  public State state() {
    return state;
  }

  /// The message is in the durable outbox.
  void accept(MessageId given) {
    id = given;
    decided.complete(state);
  }

  /// Takes over what the node says; a final state stays.
  void move(State next) {
    if (state.isFinal()) {
      return;
    }
    state = next;
    decided.complete(next);
    moved.complete(next);
    if (next.isFinal()) {
      settled.complete(next);
    }
  }

  /// The client was closed: nothing will change any more.
  void end() {
    CancellationException closed = closed();
    decided.complete(state);
    moved.completeExceptionally(closed);
    settled.completeExceptionally(closed);
  }

  /// The client takes nothing more.
  void refuse() {
    move(new Failed(Reason.CLOSED, "the client was closed"));
  }

  /// Waits until the message is in the outbox or has failed. Goes on waiting when interrupted, and
  /// leaves the thread interrupted then.
  void awaitOutbox() {
    var _ = threads.join(decided);
  }

  @Override
  public State await(Duration atMost) throws InterruptedException {
    var _ = threads.await(moved, atMost);
    return state;
  }

  @Override
  public State awaitFinal(Duration atMost) throws InterruptedException {
    var _ = threads.await(settled, atMost);
    return state;
  }

  @Override
  public CompletionStage<State> settled() {
    // Whoever completes it is on the event loop, where foreign code must not run.
    return settled.handleAsync(OutgoingDelivery::pass, this::start).minimalCompletionStage();
  }

  private void start(Runnable task) {
    var _ = threads.start("parley-settled", task);
  }

  private static State pass(@Nullable State state, @Nullable Throwable failure) {
    if (state == null) {
      throw failure instanceof CancellationException cancelled ? cancelled : closed();
    }
    return state;
  }

  private static CancellationException closed() {
    return new CancellationException("the client was closed; the message stays in the outbox");
  }
}
