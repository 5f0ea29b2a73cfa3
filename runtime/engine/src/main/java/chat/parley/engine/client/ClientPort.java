package chat.parley.engine.client;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The UDP port of one client, which is free while it is deregistered.
///
/// [#open] is called by one thread at a time and not on the loop; [#close] on the loop.
final class ClientPort {

  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

  private final Network network;
  private final Threads threads;
  private final Loop loop;
  private final NodeLoop driver;
  private final LocalAddress wanted;

  // No locks here: who opens waits for the loop, and the loop must never wait for him.
  private volatile LocalAddress last;
  private volatile CompletionStage<Void> closed = CompletableFuture.completedStage(null);
  private volatile boolean open;

  ClientPort(Network network, Threads threads, Loop loop, NodeLoop driver, LocalAddress wanted) {
    this.network = network;
    this.threads = threads;
    this.loop = loop;
    this.driver = driver;
    this.wanted = wanted;
    this.last = wanted;
  }

  /// Binds the port unless it is bound: the one that was bound before if it is free, and if not,
  /// any one when any one was wanted.
  ///
  /// @throws ParleyException with [ErrorCode#PORT_IN_USE] or [ErrorCode#ADDRESS_UNKNOWN]
  void open() {
    if (open) {
      return;
    }
    awaitClosed();
    DatagramLink link = bind();
    last = wanted.withPort(link.local().port());
    open = true;
    driver.run(() -> driver.attach(link));
  }

  private DatagramLink bind() {
    try {
      return network.bind(loop, last, driver);
    } catch (ParleyException e) {
      if (e.code() != ErrorCode.PORT_IN_USE || last.equals(wanted)) {
        throw e;
      }
      return network.bind(loop, wanted, driver);
    }
  }

  private void awaitClosed() {
    try {
      // Whether the port is free, binding it will tell.
      var _ = threads.await(closed.toCompletableFuture(), CLOSE_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Closes the port, on the loop, after what was sent so far; completes when it is free.
  CompletionStage<Void> close() {
    DatagramLink link = driver.detach();
    CompletionStage<Void> done =
        link == null ? CompletableFuture.completedStage(null) : link.close();
    closed = done;
    open = false;
    return done;
  }
}
