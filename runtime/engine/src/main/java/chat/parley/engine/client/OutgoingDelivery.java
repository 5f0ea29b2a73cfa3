package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The delivery of one message to one recipient, as its sender holds it.
///
/// After the client was closed nothing changes any more, and nobody waits any longer. Safe for use
/// by any thread.
final class OutgoingDelivery implements Delivery {

  private static final ExecutorService STRANGERS = Executors.newVirtualThreadPerTaskExecutor();

  /// How often somebody who waits looks whether the client is still there, in case that it ended
  /// between his question and its answer.
  private static final long LOOK_UP_MILLIS = 1_000;

  private final Nickname recipient;

  // All below are guarded by this object's monitor.
  private State state;
  private boolean inOutbox;
  private boolean over;
  private @Nullable CompletableFuture<State> settled;

  /// The delivery of a message that is not in the outbox yet.
  OutgoingDelivery(Nickname recipient) {
    this(recipient, new Pending(), false);
  }

  private OutgoingDelivery(Nickname recipient, State state, boolean inOutbox) {
    this.recipient = recipient;
    this.state = state;
    this.inOutbox = inOutbox;
  }

  /// The delivery of a message that an earlier run has left in the outbox.
  static OutgoingDelivery restored(Nickname recipient, State state) {
    return new OutgoingDelivery(recipient, state, true);
  }

  @Override
  public Nickname recipient() {
    return recipient;
  }

  @Override
  public synchronized State state() {
    return state;
  }

  /// The message is in the durable outbox.
  synchronized void accept() {
    inOutbox = true;
    notifyAll();
  }

  /// Takes over what the node says; a final state stays.
  synchronized void move(State next) {
    if (state.isFinal()) {
      return;
    }
    state = next;
    if (next.isFinal() && settled != null) {
      settled.complete(next);
    }
    notifyAll();
  }

  /// The client was closed: nothing will change any more.
  synchronized void end() {
    over = true;
    if (settled != null && !state.isFinal()) {
      settled.completeExceptionally(closed());
    }
    notifyAll();
  }

  /// The client takes nothing more.
  void refuse() {
    move(new Failed(Reason.CLOSED, "the client was closed"));
  }

  /// Waits until the message is in the outbox or has failed; refuses it when the client is over.
  /// Goes on waiting when interrupted, and leaves the thread interrupted then.
  synchronized void awaitOutbox(BooleanSupplier isOver) {
    boolean interrupted = false;
    while (!inOutbox && !state.isFinal()) {
      try {
        if (isOver.getAsBoolean()) {
          refuse();
        } else {
          wait(LOOK_UP_MILLIS);
        }
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public State await(Duration atMost) throws InterruptedException {
    return awaitUntil(() -> !(state instanceof Pending), atMost);
  }

  @Override
  public State awaitFinal(Duration atMost) throws InterruptedException {
    return awaitUntil(() -> state.isFinal(), atMost);
  }

  private synchronized State awaitUntil(BooleanSupplier reached, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!reached.getAsBoolean() && !over) {
      long millis = Math.ceilDiv(end - System.nanoTime(), 1_000_000);
      if (millis <= 0) {
        break;
      }
      wait(millis);
    }
    return state;
  }

  @Override
  public synchronized CompletionStage<State> settled() {
    if (settled == null) {
      settled = new CompletableFuture<>();
      if (state.isFinal()) {
        settled.complete(state);
      } else if (over) {
        settled.completeExceptionally(closed());
      }
    }
    // Whoever completes it is on the event loop, where foreign code must not run.
    return settled.handleAsync(OutgoingDelivery::pass, STRANGERS).minimalCompletionStage();
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
