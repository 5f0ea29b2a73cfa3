package chat.parley.engine.net;

import chat.parley.api.Traffic;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.packet.Address;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The driver of one node: steps it with all that happens, carries out what it wants in the order
/// given, flushes it once after each batch, and wakes it at its deadline.
///
/// The node is confined to the loop; so are this object's methods, except for [#submit], [#run],
/// [#ask] and [#traffic], which any thread may call. An exception out of the node is a mistake of
/// ours: it is logged, and the node is stopped for good.
public final class NodeLoop implements DatagramLink.Receiver {

  private static final Logger log = LoggerFactory.getLogger(NodeLoop.class);

  /// Inputs from other threads that are taken in before the network gets its turn again.
  private static final int BATCH_MAX = 512;

  /// A node that asks for a time that has passed is woken no more often than this.
  private static final long DELAY_MIN_NANOS = 50_000;

  private final String name;
  private final Loop loop;
  private final Disk disk;
  private final Owner owner;
  private final Queue<Task> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();

  private @Nullable Node node;
  private @Nullable DatagramLink link;
  private LinkCounts earlierLinks = LinkCounts.NONE;
  private boolean stopped;
  private Loop.@Nullable Timer timer;
  private long timerAt = Moment.NEVER;

  /// Who is told what a node gives out. Called on the loop.
  public interface Owner {

    /// Takes one output that is for neither network nor disk. After [Output.Stopped] nothing
    /// follows.
    void take(Output output);

    /// A batch of inputs has been worked off, and what it sends is on its way.
    void flushed();
  }

  /// Something to do on the loop.
  @FunctionalInterface
  public interface Task {

    /// Does it, on the loop.
    void run();

    /// The loop has ended, and it will not be done. Called on any thread.
    default void lost() {}
  }

  /// Where a node's writes go.
  public interface Disk {

    /// See [chat.parley.engine.store.Store#persist].
    void persist(List<Write> writes, Consumer<Outcome> done);

    /// See [chat.parley.engine.store.ServerStore#read].
    void read(List<Long> ids, Consumer<List<MailRow>> then);
  }

  /// A driver without a node yet.
  ///
  /// @param name what it is called in the log
  public NodeLoop(String name, Loop loop, Disk disk, Owner owner) {
    this.name = name;
    this.loop = loop;
    this.disk = disk;
    this.owner = owner;
  }

  /// Takes the node over. Nothing happens before.
  public void start(Node started) {
    run(() -> {
      node = started;
    });
  }

  /// Gives the node this input.
  public void submit(Input input) {
    run(() -> step(input));
  }

  /// Runs `task` on the loop, as part of a batch that is flushed after it; it is lost when the loop
  /// has ended.
  public void run(Task task) {
    inbox.add(task);
    if (awake.compareAndSet(false, true)) {
      try {
        loop.execute(this::drain);
      } catch (RejectedExecutionException _) {
        loseAll();
      }
    }
  }

  private void loseAll() {
    // Before the first look into the inbox: whoever adds to it from now on comes here himself.
    awake.set(false);
    for (Task task = inbox.poll(); task != null; task = inbox.poll()) {
      task.lost();
    }
  }

  /// Asks something on the loop; completes exceptionally when the loop has ended.
  public <T> CompletableFuture<T> ask(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    try {
      loop.execute(() -> {
        try {
          answer.complete(question.get());
        } catch (RuntimeException e) {
          answer.completeExceptionally(e);
        }
      });
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private void drain() {
    // Before the first look into the inbox: whoever adds to it from now on wakes us again.
    awake.set(false);
    Task task = inbox.poll();
    for (int i = 1; task != null; i++) {
      attempt(task);
      task = i < BATCH_MAX ? inbox.poll() : null;
    }
    endBatch();
    if (!inbox.isEmpty()) {
      run(() -> {});
    }
  }

  private void attempt(Task task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      crash(e);
    }
  }

  /// Steps the node at once, on the loop; part of the batch under way.
  public void step(Input input) {
    Node stepped = node;
    if (stepped == null || stopped) {
      return;
    }
    try {
      stepped.step(loop.now(), input, this::carryOut);
    } catch (RuntimeException | Error e) {
      crash(e);
    }
  }

  /// Stops the node unless it has stopped.
  public void halt() {
    if (!stopped) {
      stop("");
    }
  }

  /// Whether the node can do nothing more.
  public boolean isStopped() {
    return stopped;
  }

  /// Sends and receives through this link from now on.
  public void attach(DatagramLink next) {
    detach();
    link = next;
  }

  /// Sends and receives nothing from now on; answers the link that was used, still open.
  public @Nullable DatagramLink detach() {
    DatagramLink former = link;
    if (former != null) {
      earlierLinks = earlierLinks.plus(former.counts());
    }
    link = null;
    return former;
  }

  /// What went through all links.
  public LinkCounts counts() {
    return link == null ? earlierLinks : earlierLinks.plus(link.counts());
  }

  /// The same for any thread, also after the end of the loop.
  public CompletableFuture<Traffic> traffic() {
    return ask(this::counts).exceptionally(_ -> counts()).thenApply(LinkCounts::traffic);
  }

  @Override
  public void received(Address from, byte[] datagram) {
    step(new Input.Datagram(from, datagram));
  }

  @Override
  public void lost(String why) {
    if (!stopped) {
      log.error("Node stopped: node={} reason={}", name, why);
      stop(why);
    }
  }

  @Override
  public void endBatch() {
    Node flushed = node;
    if (flushed == null) {
      return;
    }
    try {
      if (!stopped) {
        flushed.flush(loop.now(), this::carryOut);
      }
      if (link != null) {
        link.flush();
      }
      arm(stopped ? Moment.NEVER : flushed.deadline());
    } catch (RuntimeException | Error e) {
      crash(e);
    }
    attempt(owner::flushed);
  }

  /// A timer that would come too early is left alone: deadlines mostly move away, and it is cheaper
  /// to wake once for nothing than to set it anew each time.
  private void arm(long deadline) {
    if (deadline >= timerAt) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    timerAt = deadline;
    long now = loop.now().nanos();
    // Compared first: a deadline may be as early as a long can say.
    long delay = deadline <= now ? 0 : deadline - now;
    timer = loop.schedule(this::wake, Math.max(delay, DELAY_MIN_NANOS));
  }

  private void wake() {
    timer = null;
    timerAt = Moment.NEVER;
    Node woken = node;
    if (woken == null || stopped) {
      return;
    }
    if (woken.deadline() <= loop.now().nanos()) {
      step(new Input.DeadlinePassed());
    }
    endBatch();
  }

  private void carryOut(Output output) {
    switch (output) {
      case Output.Send(var to, var bytes) -> {
        if (link != null) {
          link.send(to, bytes);
        }
      }
      case Output.Persist(var token, var writes) ->
          disk.persist(writes, outcome -> submit(new Input.Persisted(token, outcome)));
      case Output.ReadMail(var token, var ids) ->
          disk.read(ids, mails -> submit(new Input.MailRead(token, mails)));
      case Output.Stopped(var why) -> {
        if (!why.isEmpty()) {
          log.error("Node stopped: node={} reason={}", name, why);
        }
        stop(why);
      }
      case Output.Accepted _,
          Output.Judge _,
          Output.Rejected _,
          Output.Report _,
          Output.Show _,
          Output.Tell _ ->
          owner.take(output);
    }
  }

  private void crash(Throwable mistake) {
    log.error("Node stopped by a mistake in Parley: node={}", name, mistake);
    if (!stopped) {
      stop("internal error: %s".formatted(mistake.getClass().getSimpleName()));
    }
  }

  private void stop(String why) {
    stopped = true;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    try {
      if (link != null) {
        link.flush();
      }
    } finally {
      owner.take(new Output.Stopped(why));
    }
  }
}
