package chat.parley.engine.command;

import chat.parley.api.Nickname;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/// The calls of one command: one after the other for each caller, side by side for several.
///
/// Safe for use by any thread.
final class Turns {

  /// Calls of one caller that may wait; one more is refused, since he cannot be waiting for them.
  static final int WAITING_MAX = 16;

  /// What waits behind the call that runs, for each caller who has one.
  private final Map<Nickname, Queue<RunningCall>> waiting = new HashMap<>();

  private final Threads threads;
  private CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);
  private boolean isClosed;

  Turns(Threads threads) {
    this.threads = threads;
  }

  /// Begins this call when the caller's earlier ones have ended.
  ///
  /// @return why not; empty if it will
  synchronized String offer(RunningCall call) {
    if (isClosed) {
      return "is not there any more";
    }
    Queue<RunningCall> before = waiting.get(call.caller());
    if (before == null) {
      if (waiting.isEmpty()) {
        idle = new CompletableFuture<>();
      }
      waiting.put(call.caller(), new ArrayDeque<>());
      call.start(() -> ended(call.caller()));
    } else if (before.size() < WAITING_MAX) {
      before.add(call);
    } else {
      return "is still busy with %d calls of yours".formatted(WAITING_MAX + 1);
    }
    return "";
  }

  private synchronized void ended(Nickname caller) {
    Queue<RunningCall> behind = waiting.get(caller);
    RunningCall next = behind == null ? null : behind.poll();
    if (next != null) {
      next.start(() -> ended(caller));
    } else {
      waiting.remove(caller);
      if (waiting.isEmpty()) {
        idle.complete(null);
      }
    }
  }

  /// Takes no more calls; answers those that have waited in vain. Those that run go on.
  synchronized List<RunningCall> close() {
    isClosed = true;
    var left = new ArrayList<RunningCall>();
    for (Queue<RunningCall> behind : waiting.values()) {
      left.addAll(behind);
      behind.clear();
    }
    return left;
  }

  /// Waits until no call runs or waits; answers whether that is so.
  boolean awaitIdle(Duration atMost) throws InterruptedException {
    return threads.await(end(), atMost);
  }

  private synchronized CompletableFuture<Void> end() {
    return idle;
  }
}
