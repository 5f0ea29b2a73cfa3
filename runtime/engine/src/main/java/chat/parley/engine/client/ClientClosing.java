package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The end of a client, in this order: leave, let handlers finish, say goodbye, stop listening; the
/// store is closed after that. Each step has a deadline, about 5 seconds in all; cut off anywhere
/// it is as safe as the end of the process.
final class ClientClosing {

  /// A little longer than the node's own patience.
  private static final Duration LEAVE_MAX = Duration.ofMillis(2_700);

  private static final Duration DRAIN_MAX = Duration.ofSeconds(1);
  private static final Duration STOP_MAX = Duration.ofSeconds(1);

  private final Threads threads;
  private final NodeLoop driver;
  private final ClientPort port;
  private final Subscriptions subscriptions;
  private final CompletableFuture<String> stopped;
  private boolean interrupted;

  ClientClosing(
      Threads threads,
      NodeLoop driver,
      ClientPort port,
      Subscriptions subscriptions,
      CompletableFuture<String> stopped) {
    this.threads = threads;
    this.driver = driver;
    this.port = port;
    this.subscriptions = subscriptions;
    this.stopped = stopped;
  }

  /// Ends the client, all but its store and its network. Goes on when interrupted, without waiting
  /// any longer, and leaves the thread interrupted then.
  ///
  /// @param isRegistered whether there is a server to leave
  void run(boolean isRegistered) {
    interrupted = Thread.interrupted();
    if (isRegistered) {
      attempt(this::leave);
    }
    attempt(() -> subscriptions.drain(DRAIN_MAX));
    driver.submit(new Input.Asked(new Command.Close()));
    attempt(() -> threads.await(stopped, STOP_MAX));
    cut();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the client like the end of its process, without a word to anybody.
  void cut() {
    driver.run(driver::halt);
    CompletableFuture<CompletionStage<Void>> freed = driver.ask(port::close);
    attempt(() -> threads.await(freed.thenCompose(it -> it), STOP_MAX));
    subscriptions.close();
  }

  private void leave() throws InterruptedException {
    try (Watches.Watch<Event> watch = subscriptions.watch(Event.class)) {
      driver.submit(new Input.Asked(new Command.Deregister()));
      var _ =
          watch.await(
              event ->
                  event instanceof Event.Deregistered || event instanceof Event.ServerNotResponding,
              LEAVE_MAX);
    }
  }

  private void attempt(Step step) {
    if (interrupted) {
      return;
    }
    try {
      step.run();
    } catch (InterruptedException _) {
      interrupted = true;
    }
  }

  /// A step that waits.
  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }
}
