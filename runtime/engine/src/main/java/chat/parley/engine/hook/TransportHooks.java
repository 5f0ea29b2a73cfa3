package chat.parley.engine.hook;

import chat.parley.api.Subscription;
import chat.parley.api.hook.DatagramHook;
import chat.parley.api.hook.FrameHook;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.hook.TransportHook.OnError;
import chat.parley.core.session.FrameGate;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;
import chat.parley.engine.time.Threads;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All hooks of one node. They come and go while it runs.
///
/// Safe for use by any thread. Each method waits until the node's loop has done what is asked, and
/// does it at once when it is called there; when the loop has ended, nothing is left to be done.
public final class TransportHooks {

  /// A person who has more of them than this would find out nothing by looking.
  static final int HOOKS_MAX = 64;

  private final String node;
  private final Loop loop;
  private final Threads threads;
  private final Chain<DatagramHook> datagrams = new Chain<>();
  private final Chain<FrameHook> frames = new Chain<>();
  private final AtomicLong added = new AtomicLong();

  /// No hooks yet.
  ///
  /// @param node whose they are, for the log
  /// @param loop the one that the node lives on
  /// @param threads those that wait for it
  public TransportHooks(String node, Loop loop, Threads threads) {
    this.node = node;
    this.loop = loop;
    this.threads = threads;
  }

  /// Adds a hook: from now on it is asked. Closing what is answered removes it, and it is not asked
  /// any more then; what it has kept back goes on at its time.
  ///
  /// @param who whose it is, for people
  /// @param failures told of each failure, in words, on the loop
  /// @throws IllegalStateException when the node has 64 hooks already
  public Subscription add(String who, TransportHook hook, Consumer<? super String> failures) {
    var origin = new Guard.Origin(node, who, failures);
    return switch (hook) {
      case DatagramHook onDatagrams -> add(datagrams, guard(origin, onDatagrams));
      case FrameHook onFrames -> add(frames, guard(origin, onFrames));
    };
  }

  private <H extends TransportHook> Guard<H> guard(Guard.Origin origin, H hook) {
    var place = new HookPlace(hook.order(), added.getAndIncrement());
    OnError onError = Objects.requireNonNull(hook.onError(), "a hook fails in one of two ways");
    return new Guard<>(origin, hook, place, onError, loop);
  }

  private <H extends TransportHook> Subscription add(Chain<H> chain, Guard<H> guard) {
    boolean isAdded =
        onLoop(
            () -> {
              if (counted().size() >= HOOKS_MAX) {
                return false;
              }
              chain.add(guard);
              return true;
            },
            true);
    if (!isAdded) {
      throw new IllegalStateException("a node has at most %d hooks".formatted(HOOKS_MAX));
    }
    return () ->
        onLoop(
            () -> {
              chain.remove(guard);
              return true;
            },
            true);
  }

  /// What each hook has done so far: those on datagrams, then those on frames, in their order on
  /// the way out.
  public List<HookCounts> counts() {
    return onLoop(this::counted, List.of());
  }

  private List<HookCounts> counted() {
    return Stream.of(datagrams, frames).flatMap(chain -> chain.counts().stream()).toList();
  }

  /// This network with the hooks on the way of every link that is bound there.
  public Network over(Network network) {
    return new HookedNetwork(datagrams, network);
  }

  /// What the node must ask for each frame.
  public FrameGate frames() {
    return new HookedFrames(frames, null);
  }

  private <T> T onLoop(Supplier<T> task, T otherwise) {
    if (loop.isCurrent()) {
      return task.get();
    }
    var done = new CompletableFuture<T>();
    try {
      loop.execute(() -> done.complete(task.get()));
    } catch (RejectedExecutionException _) {
      return otherwise;
    }
    return threads.join(done);
  }
}
