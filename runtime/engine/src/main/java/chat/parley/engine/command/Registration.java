package chat.parley.engine.command;

import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.engine.time.Seldom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A command in a registry, until this is closed. Then its word is free; a call that runs goes on
/// to its end, and those that wait are told that it is gone.
///
/// Safe for use by any thread.
public final class Registration implements Subscription {

  private final Node node;
  private final Owner owner;
  private final RunningCall.Job job;
  private final Consumer<Registration> removal;
  private final Turns turns;

  Registration(
      Node node,
      Owner owner,
      Supplier<? extends Command<?>> command,
      Terms terms,
      Consumer<Registration> removal) {
    this.node = node;
    this.owner = owner;
    this.job = new RunningCall.Job(Node.bare(node.word()), owner, command, terms, new Seldom());
    this.turns = new Turns(terms.threads());
    this.removal = removal;
  }

  /// What is typed for it, with its slash.
  public String word() {
    return node.word();
  }

  /// Whom it belongs to.
  public Owner owner() {
    return owner;
  }

  Node node() {
    return node;
  }

  CompletableFuture<Outcome> run(Object said, Caller caller) {
    var call = new RunningCall(job, said, caller);
    String refusal = turns.offer(call);
    if (!refusal.isEmpty()) {
      call.refuse(refusal);
    }
    return call.outcome();
  }

  /// Waits until no call runs any more; answers whether that is so.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  public boolean awaitIdle(Duration atMost) throws InterruptedException {
    return turns.awaitIdle(atMost);
  }

  @Override
  public void close() {
    removal.accept(this);
    retire();
  }

  /// Takes no more calls.
  void retire() {
    List<RunningCall> left = turns.close();
    left.forEach(call -> call.refuse("is not there any more"));
  }
}
