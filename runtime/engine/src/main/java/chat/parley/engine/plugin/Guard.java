package chat.parley.engine.plugin;

import chat.parley.api.command.Command;
import chat.parley.api.command.Invocation;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before all code of one plugin: measures each call, interrupts those that take too long,
/// and has the plugin switched off when it fails too often.
///
/// Safe for use by any thread.
public final class Guard {

  /// How often calls are looked at; a deadline is kept to that.
  static final Duration TICK = Duration.ofMillis(250);

  private static final long TICK_NANOS = TICK.toNanos();

  /// How often a plugin that cannot keep up is told so.
  private static final long TICKS_BETWEEN_LOSSES = Duration.ofMinutes(1).dividedBy(TICK);

  /// Longer than anything runs.
  private static final Duration FOR_EVER = Duration.ofDays(36_525);

  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private final String plugin;
  private final HostLimits limits;
  private final HostClock clock;
  private final Consumer<String> switchOff;

  private final long endingTicks;
  private final Slots<Call> running = new Slots<>();
  private final LongAdder calls = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

  private volatile @Nullable ClassLoader classes;
  private volatile boolean closed;
  private volatile CompletableFuture<Void> callEnded = new CompletableFuture<>();

  private volatile LongSupplier dropped = () -> 0;
  private volatile long droppedBefore;

  /// Only on the clock's thread.
  private long ticksUntilLosses;

  // Guarded by this object's monitor.
  private final Queue<Instant> recent = new ArrayDeque<>();
  private boolean switchedOff;

  /// @param classes the plugin's own
  /// @param switchOff takes the reason when the plugin is to be switched off; must not wait
  Guard(
      String plugin,
      ClassLoader classes,
      HostLimits limits,
      HostClock clock,
      Consumer<String> switchOff) {
    this.plugin = plugin;
    this.classes = classes;
    this.limits = limits;
    this.clock = clock;
    this.switchOff = switchOff;
    this.endingTicks = ticks(limits.ending());
  }

  /// Durations divide each other with numbers of any size, which costs more than most handlers.
  private static long ticks(Duration time) {
    return time.toNanos() / TICK_NANOS;
  }

  /// The id of the plugin.
  public String plugin() {
    return plugin;
  }

  HostLimits limits() {
    return limits;
  }

  /// What the plugin's calls run on.
  Threads threads() {
    return clock.threads();
  }

  /// Runs a command as [Command#run] promises: an [IllegalArgumentException] is the caller's
  /// mistake, and no failure of the plugin.
  ///
  /// @throws IllegalStateException when the plugin is unloaded
  public <C> void run(Command<C> command, C call, Invocation in) throws Exception {
    IllegalArgumentException mistake =
        this.<@Nullable IllegalArgumentException>call(
            command.getClass().getSimpleName(),
            limits.command(),
            () -> {
              try {
                command.run(call, in);
                return null;
              } catch (IllegalArgumentException e) {
                return e;
              }
            });
    if (mistake != null) {
      throw mistake;
    }
  }

  /// Calls something of the plugin. What it throws is counted and thrown on.
  ///
  /// @param what names it in the log
  /// @param deadline how long it may take; it is interrupted then
  /// @throws IllegalStateException when the plugin is unloaded
  public <T extends @Nullable Object> T call(String what, Duration deadline, Callable<T> work)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    var call = new Call(what, deadline);
    int slot = running.enter(call);
    long start = System.nanoTime();
    try {
      if (closed) {
        throw new Unloaded(plugin);
      }
      thread.setContextClassLoader(classes);
      return work.call();
    } catch (Exception | Error e) {
      if (!call.isOverdue()) {
        failed(what, e);
      }
      throw e;
    } finally {
      thread.setContextClassLoader(before);
      note(System.nanoTime() - start);
      call.end();
      running.leave(slot, call);
      if (closed) {
        wakeWaiting();
      }
    }
  }

  /// Calls something of the plugin; what it throws is counted and goes no further.
  ///
  /// @return whether it was called, whatever came of it: false when the plugin is unloaded
  boolean attempt(String what, Runnable work) {
    return attempt(what, limits.handler(), work);
  }

  private boolean attempt(String what, Duration deadline, Runnable work) {
    try {
      call(
          what,
          deadline,
          () -> {
            work.run();
            return true;
          });
      return true;
    } catch (Unloaded _) {
      return false;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError _) {
      // It was logged and counted where it happened.
      return true;
    }
  }

  /// Runs a script of a bot, which may take as long as it likes, and see itself to what it throws.
  /// Does nothing when the plugin is unloaded.
  void lead(String what, Runnable script) {
    if (!closed) {
      var _ = attempt(what, FOR_EVER, script);
    }
  }

  private void note(long took) {
    calls.increment();
    nanos.add(took);
    longest.accumulate(took);
  }

  /// Counts a failure of the plugin, and logs it.
  public void failed(String what, Throwable why) {
    if (!closed) {
      log.warn("A plugin failed: plugin={} what={}", plugin, what, why);
      count(what, words(why));
    }
  }

  /// Counts a failure of the plugin that was noticed, and logged, where it happened.
  ///
  /// @param why in half a sentence
  public void failed(String what, String why) {
    if (!closed) {
      count(what, why);
    }
  }

  private void count(String what, String why) {
    failures.increment();
    boolean tooOften;
    synchronized (this) {
      recent.add(clock.instant());
      tooOften = recentFailures() >= limits.failuresMax();
    }
    if (tooOften) {
      switchOff(
          "it failed %d times within %d minutes, at last in %s: %s"
              .formatted(limits.failuresMax(), limits.failuresWithin().toMinutes(), what, why));
    }
  }

  private synchronized int recentFailures() {
    Instant begin = clock.instant().minus(limits.failuresWithin());
    recent.removeIf(at -> at.isBefore(begin));
    return recent.size();
  }

  private static String words(Throwable why) {
    String name = why.getClass().getSimpleName();
    return why.getMessage() == null ? name : "%s: %s".formatted(name, why.getMessage());
  }

  private void switchOff(String why) {
    synchronized (this) {
      if (switchedOff) {
        return;
      }
      switchedOff = true;
    }
    switchOff.accept(why);
  }

  /// Looks at what is running. Called every [#TICK].
  void tick() {
    running.all().forEach(Call::tick);
    tellLosses();
  }

  private void tellLosses() {
    if (--ticksUntilLosses > 0) {
      return;
    }
    long all = dropped.getAsLong();
    long fresh = all - droppedBefore;
    droppedBefore = all;
    if (fresh > 0) {
      ticksUntilLosses = TICKS_BETWEEN_LOSSES;
      failed(
          "keeping up",
          new IllegalStateException("%d events were dropped, since it is slow".formatted(fresh)));
    }
  }

  /// Counts it as a failure when events are dropped from now on, at most once a minute.
  void watchLosses(LongSupplier droppedSoFar) {
    droppedBefore = droppedSoFar.getAsLong();
    dropped = droppedSoFar;
  }

  /// What the plugin has done so far.
  PluginStatus.Counts counts() {
    return new PluginStatus.Counts(
        calls.sum(),
        failures.sum(),
        recentFailures(),
        Duration.ofNanos(nanos.sum()),
        Duration.ofNanos(longest.get()));
  }

  /// Lets no call begin any more, and waits for those that run, at most as long as they may take to
  /// end; then interrupts them, and waits once more. A call that this comes from is not waited for.
  void close() {
    closed = true;
    if (!awaitIdle()) {
      running.all().forEach(Call::interrupt);
      if (!awaitIdle()) {
        log.warn(
            "A plugin does not end; it keeps its thread and its classes: plugin={} what={}",
            plugin,
            running.all().map(call -> call.what).toList());
      }
    }
    classes = null;
  }

  /// Whether this thread runs something of the plugin.
  boolean isRunning(Thread thread) {
    return running.all().anyMatch(call -> call.thread.equals(thread));
  }

  boolean isClosed() {
    return closed;
  }

  private synchronized void wakeWaiting() {
    CompletableFuture<Void> ended = callEnded;
    callEnded = new CompletableFuture<>();
    ended.complete(null);
  }

  private boolean awaitIdle() {
    Threads threads = clock.threads();
    long end = threads.now().nanos() + limits.ending().toNanos();
    try {
      boolean inTime = true;
      // Fetched before looking: a call that ends meanwhile completes it.
      CompletableFuture<Void> next = callEnded;
      while (isBusy() && inTime) {
        inTime = threads.await(next, Duration.ofNanos(end - threads.now().nanos()));
        next = callEnded;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return !isBusy();
  }

  private boolean isBusy() {
    return running.all().anyMatch(call -> !call.thread.equals(Thread.currentThread()));
  }

  /// One call that is running.
  private final class Call {

    private final String what;
    private final Thread thread = Thread.currentThread();
    private final long overdueAt;
    private final long hopelessAt;

    // Guarded by this object's monitor.
    private long ticks;
    private boolean overdue;
    private boolean ended;
    private boolean interrupted;

    Call(String what, Duration deadline) {
      this.what = what;
      // One more, for the part of a tick that had passed when the call began.
      overdueAt = ticks(deadline) + 1;
      hopelessAt = overdueAt + endingTicks + 1;
    }

    void tick() {
      long age;
      synchronized (this) {
        age = ++ticks;
        overdue |= age >= overdueAt;
      }
      if (age == overdueAt) {
        var late =
            new TimeoutException(
                "took longer than %d ms".formatted(TICK.multipliedBy(overdueAt - 1).toMillis()));
        late.setStackTrace(thread.getStackTrace());
        failed(what, late);
        interrupt();
      } else if (age == hopelessAt) {
        switchOff("%s took too long, and does not end when it is interrupted".formatted(what));
      }
    }

    synchronized void interrupt() {
      if (!ended && !thread.equals(Thread.currentThread())) {
        interrupted = true;
        thread.interrupt();
      }
    }

    synchronized boolean isOverdue() {
      return overdue;
    }

    /// The interrupt was meant for the call alone.
    synchronized void end() {
      ended = true;
      if (interrupted) {
        var _ = Thread.interrupted();
      }
    }
  }
}
