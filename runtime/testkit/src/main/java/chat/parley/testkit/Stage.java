package chat.parley.testkit;

import chat.parley.core.Moment;
import chat.parley.engine.net.Loop;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Threads on virtual time, of which one runs at a time.
///
/// Whoever waits here without having been started here, such as the test, directs meanwhile: he
/// does what is to be done, lets the actors (the threads that were started here) go on one after
/// the other, each until it ends or waits here itself, and when nothing is left to be done moves
/// the time on. An actor that neither ends nor waits here has blocked on something else, and fails
/// the test.
///
/// Safe for use by any thread.
final class Stage implements Threads {

  /// Whoever waits without limit for what has not come by then will wait for ever.
  private static final long JOIN_MAX_NANOS = 3_600 * Moment.SECOND;

  private final Timeline timeline;
  private final Duration blockedAfter;
  private final ReentrantLock directing = new ReentrantLock();
  private final Semaphore handedBack = new Semaphore(0);
  private final Map<Thread, Actor> actors = new LinkedHashMap<>();
  private volatile @Nullable Blocked blocked;

  /// @param blockedAfter how long in real time an actor may go on without ending or waiting
  Stage(Timeline timeline, Duration blockedAfter) {
    this.timeline = timeline;
    this.blockedAfter = blockedAfter;
  }

  @Override
  public Moment now() {
    return timeline.now();
  }

  @Override
  public Thread start(String name, Runnable task) {
    var actor = new Actor(name, task);
    synchronized (actors) {
      actors.put(actor.thread, actor);
    }
    timeline.execute(actor::enter);
    return actor.thread;
  }

  @Override
  public boolean await(CompletableFuture<?> future, Duration atMost) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Actor actor = currentActor();
    if (actor == null) {
      return direct(future::isDone, atMost.toNanos());
    }
    boolean interrupted = !future.isDone() && actor.await(future, atMost.toNanos(), true);
    if (interrupted) {
      throw new InterruptedException();
    }
    return future.isDone();
  }

  @Override
  public <T extends @Nullable Object> T join(CompletableFuture<T> future) {
    Actor actor = currentActor();
    if (actor == null) {
      if (!direct(future::isDone, JOIN_MAX_NANOS)) {
        throw new IllegalStateException("something is waited for that does not come");
      }
    } else if (!future.isDone() && actor.await(future, Moment.NEVER, false)) {
      Thread.currentThread().interrupt();
    }
    return future.join();
  }

  private @Nullable Actor currentActor() {
    synchronized (actors) {
      return actors.get(Thread.currentThread());
    }
  }

  /// Lets everything happen that is due now.
  void settle() {
    var _ = direct(() -> false, 0);
  }

  /// Lets everything happen, and time pass, until `isDone` or so much time has passed.
  ///
  /// @param isDone asked between two things that happen
  boolean direct(BooleanSupplier isDone, long nanos) {
    enter();
    try {
      long now = timeline.now().nanos();
      long end = nanos > Moment.NEVER - now ? Moment.NEVER : now + Math.max(nanos, 0);
      while (true) {
        actNow();
        if (isDone.getAsBoolean()) {
          return true;
        }
        long next = timeline.nextAt();
        if (next > end || next == Moment.NEVER) {
          timeline.moveTo(end);
          return false;
        }
        timeline.moveTo(next);
      }
    } finally {
      directing.unlock();
    }
  }

  /// Moves the time to the next thing that is due and lets everything of that moment happen.
  ///
  /// @return false when nothing is due until `end`, which it is then
  boolean step(long end) {
    enter();
    try {
      actNow();
      long next = timeline.nextAt();
      boolean isAny = next <= end && next != Moment.NEVER;
      timeline.moveTo(isAny ? next : end);
      actNow();
      return isAny;
    } finally {
      directing.unlock();
    }
  }

  private void enter() {
    if (currentActor() != null) {
      throw new IllegalStateException("a handler cannot move the time that it lives in");
    }
    if (directing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a loop must not wait");
    }
    directing.lock();
  }

  private void actNow() {
    do {
      timeline.run();
    } while (wakeInterrupted());
  }

  private boolean wakeInterrupted() {
    List<Actor> all;
    synchronized (actors) {
      all = List.copyOf(actors.values());
    }
    boolean any = false;
    for (Actor actor : all) {
      any |= actor.wakeIfInterrupted();
    }
    return any;
  }

  /// Interrupts every actor, and lets them come to their ends.
  void close() {
    List<Actor> all;
    synchronized (actors) {
      all = new ArrayList<>(actors.values());
    }
    all.forEach(actor -> actor.thread.interrupt());
    if (!isBlocked()) {
      settle();
    }
  }

  /// Whether an actor has blocked on something else.
  boolean isBlocked() {
    return blocked != null;
  }

  private void awaitHandBack(Actor actor) {
    boolean interrupted = false;
    boolean back = false;
    long end = System.nanoTime() + blockedAfter.toNanos();
    while (!back && end - System.nanoTime() > 0) {
      try {
        back = handedBack.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!back) {
      var failure = new Blocked(actor.thread, blockedAfter);
      blocked = failure;
      throw failure;
    }
  }

  /// A thread that was started here.
  private final class Actor {

    private final Thread thread;

    private volatile boolean onStage;
    private volatile boolean interrupted;
    private volatile @Nullable Wait wait;

    Actor(String name, Runnable task) {
      this.thread = Thread.ofVirtual().name(name).unstarted(() -> act(task));
    }

    private void act(Runnable task) {
      try {
        task.run();
      } finally {
        synchronized (actors) {
          actors.remove(thread);
        }
        handedBack.release();
      }
    }

    /// Lets it run until it ends or waits. Called by the director.
    void enter() {
      refuseAfterBlocked();
      onStage = true;
      thread.start();
      awaitHandBack(this);
    }

    private void goOn() {
      refuseAfterBlocked();
      onStage = true;
      LockSupport.unpark(thread);
      awaitHandBack(this);
    }

    private void refuseAfterBlocked() {
      Blocked failure = blocked;
      if (failure != null) {
        throw failure;
      }
    }

    /// Waits, on its own thread.
    ///
    /// @return whether it was interrupted meanwhile
    boolean await(CompletableFuture<?> future, long nanos, boolean isInterruptible) {
      if (nanos <= 0) {
        return false;
      }
      var waiting = new Wait(this, isInterruptible);
      wait = waiting;
      Loop.Timer timer = nanos == Moment.NEVER ? () -> {} : timeline.schedule(waiting::end, nanos);
      var _ = future.whenComplete((_, _) -> waiting.end());
      leave();
      timer.cancel();
      wait = null;
      // It may have been let go on before it noticed.
      boolean isUnnoticed = Thread.interrupted();
      boolean was = isUnnoticed || interrupted;
      interrupted = false;
      return was;
    }

    private void leave() {
      onStage = false;
      handedBack.release();
      while (!onStage) {
        if (thread.isInterrupted()) {
          // In this order: the director must see one of both.
          interrupted = true;
          var _ = Thread.interrupted();
        }
        LockSupport.park(this);
      }
    }

    boolean wakeIfInterrupted() {
      Wait waiting = wait;
      if (waiting == null || !waiting.isInterruptible) {
        return false;
      }
      return (interrupted || thread.isInterrupted()) && waiting.end();
    }
  }

  /// One waiting of an actor.
  private final class Wait {

    private final boolean isInterruptible;

    /// Nobody when it is over: a future that lives on must not keep his classes in memory.
    private @Nullable Actor actor;

    Wait(Actor actor, boolean isInterruptible) {
      this.actor = actor;
      this.isInterruptible = isInterruptible;
    }

    /// Lets the actor go on.
    ///
    /// @return false when that was so already
    synchronized boolean end() {
      Actor waiting = actor;
      if (waiting == null) {
        return false;
      }
      actor = null;
      timeline.execute(waiting::goOn);
      return true;
    }
  }
}
