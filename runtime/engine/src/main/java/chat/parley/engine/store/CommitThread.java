package chat.parley.engine.store;

import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes to a ledger: it takes everything that waits, commits it in one
/// transaction, and answers, so that one flush serves however many batches came during the last.
///
/// If that transaction does not fit on the disk, each batch gets one of its own, and those that do
/// not fit are answered FULL. If the ledger breaks, it is not written to again.
///
/// When as many batches wait as may, further ones are let go at once and answered FULL in their
/// turn: nobody is blocked, and answers come in the order of submission. After [#close] a batch is
/// answered FAILED on the thread that submits it.
///
/// Safe for use by any thread.
final class CommitThread {

  /// Reads something from a ledger, on its thread.
  interface Query<T> {
    T run() throws SQLException;
  }

  private interface Chore {
    void run() throws SQLException;
  }

  private sealed interface Task {}

  private static final class Batch implements Task {
    final List<? extends Write> writes;
    final Consumer<Outcome> done;
    Outcome outcome = Outcome.FAILED;

    Batch(List<? extends Write> writes, Consumer<Outcome> done) {
      this.writes = writes;
      this.done = done;
    }
  }

  private record Refused(Consumer<Outcome> done) implements Task {}

  private static final class Reading<T> implements Task {
    final Query<T> query;
    final Consumer<T> then;
    T answer;

    Reading(Query<T> query, T otherwise, Consumer<T> then) {
      this.query = query;
      this.answer = otherwise;
      this.then = then;
    }

    void read() throws SQLException {
      answer = query.run();
    }

    void answer() {
      then.accept(answer);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(CommitThread.class);

  /// The most tasks in one transaction, so that the first of them need not wait for ever.
  private static final int GROUP_MAX = 4_096;

  /// After this long without work it is time to tidy up.
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long WARNING_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Ledger ledger;
  private final int waitingMax;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasWork = lock.newCondition();

  /// Guarded by the lock, and so is the next.
  private List<Task> waiting = new ArrayList<>();

  private boolean isClosing;

  /// The thread's own, and so is the next; others read it when the thread has ended.
  private boolean isBroken;

  private long warnedAt;

  private CommitThread(String name, Ledger ledger, int waitingMax) {
    this.ledger = ledger;
    this.waitingMax = waitingMax;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /// A thread of this name, which owns the ledger from now on.
  static CommitThread start(String name, Ledger ledger, int waitingMax) {
    var commits = new CommitThread(name, ledger, waitingMax);
    commits.thread.start();
    return commits;
  }

  /// Commits the writes together or not at all, then calls `done`.
  void persist(List<? extends Write> writes, Consumer<Outcome> done) {
    if (!submit(new Batch(writes, done), new Refused(done))) {
      done.accept(Outcome.FAILED);
    }
  }

  /// Reads after everything that was submitted before, then calls `then`.
  ///
  /// @param otherwise what is answered when the ledger is broken or closed
  <T> void read(Query<T> query, T otherwise, Consumer<T> then) {
    var reading = new Reading<>(query, otherwise, then);
    if (!submit(reading, reading)) {
      then.accept(otherwise);
    }
  }

  private boolean submit(Task task, Task tooMany) {
    lock.lock();
    try {
      if (isClosing) {
        return false;
      }
      waiting.add(waiting.size() < waitingMax ? task : tooMany);
      hasWork.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Commits what was submitted, closes the ledger, and waits until that is done. On this thread
  /// itself, which cannot wait for itself, it only begins.
  ///
  /// @return whether everything was committed and closed in order; false on this thread
  boolean close() {
    lock.lock();
    try {
      isClosing = true;
      hasWork.signal();
    } finally {
      lock.unlock();
    }
    if (Thread.currentThread() == thread) {
      return false;
    }
    boolean wasInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    return !isBroken;
  }

  private void run() {
    List<Task> tasks = new ArrayList<>();
    boolean isTidy = false;
    while (true) {
      tasks = takeAll(tasks, isTidy ? Long.MAX_VALUE : IDLE_NANOS);
      if (!tasks.isEmpty()) {
        commitAll(tasks);
        tasks.clear();
        isTidy = false;
      } else if (isClosing()) {
        break;
      } else {
        keepHouse(ledger::tidy);
        isTidy = true;
      }
    }
    try {
      ledger.close();
    } catch (SQLException e) {
      breakDown(e);
    }
  }

  /// Gives an empty list for the one with all that waits, which is empty as well when nothing came
  /// in time or we are closing.
  private List<Task> takeAll(List<Task> empty, long nanos) {
    lock.lock();
    try {
      waitForWork(nanos);
      List<Task> tasks = waiting;
      waiting = empty;
      return tasks;
    } finally {
      lock.unlock();
    }
  }

  private void waitForWork(long nanos) {
    try {
      long left = nanos;
      while (waiting.isEmpty() && !isClosing && left > 0) {
        left = hasWork.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      // The thread is ours alone and ends by closing, so this means no more than a time-out.
    }
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return isClosing && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void commitAll(List<Task> tasks) {
    for (int from = 0; from < tasks.size(); from += GROUP_MAX) {
      List<Task> group = tasks.subList(from, Math.min(tasks.size(), from + GROUP_MAX));
      commit(group);
      group.forEach(CommitThread::answer);
      keepHouse(ledger::tend);
    }
  }

  private void commit(List<Task> group) {
    if (isBroken) {
      return;
    }
    try {
      together(group);
    } catch (SQLException | RuntimeException e) {
      ledger.rollback();
      if (isFull(e)) {
        group.forEach(this::alone);
      } else {
        breakDown(e);
      }
    }
  }

  private void together(List<Task> group) throws SQLException {
    ledger.begin();
    for (Task task : group) {
      switch (task) {
        case Batch batch -> {
          for (Write write : batch.writes) {
            ledger.write(write);
          }
        }
        case Reading<?> reading -> reading.read();
        case Refused _ -> {}
      }
    }
    ledger.commit();
    for (Task task : group) {
      if (task instanceof Batch batch) {
        batch.outcome = Outcome.DONE;
      }
    }
  }

  private void alone(Task task) {
    boolean mayRelieve =
        task instanceof Batch batch && batch.writes.stream().allMatch(ledger::mayUseReserve);
    while (!isBroken) {
      try {
        together(List.of(task));
        return;
      } catch (SQLException | RuntimeException e) {
        ledger.rollback();
        if (!isFull(e)) {
          breakDown(e);
        } else if (mayRelieve) {
          mayRelieve = false;
          keepHouse(ledger::relieve);
        } else {
          refuse(task, e);
          return;
        }
      }
    }
  }

  private void refuse(Task task, Exception reason) {
    if (task instanceof Batch batch) {
      batch.outcome = Outcome.FULL;
    }
    long now = System.nanoTime();
    if (warnedAt == 0 || now - warnedAt > WARNING_NANOS) {
      warnedAt = now;
      LOG.warn("No room for new data, which is refused until there is: {}", reason.getMessage());
    }
  }

  private void keepHouse(Chore chore) {
    if (isBroken) {
      return;
    }
    try {
      chore.run();
    } catch (SQLException | RuntimeException e) {
      breakDown(e);
    }
  }

  private void breakDown(Exception e) {
    isBroken = true;
    LOG.error("The store failed and takes nothing more", e);
  }

  private static boolean isFull(Exception e) {
    return e instanceof SQLException refusal && Fault.of(refusal) == Fault.FULL;
  }

  private static void answer(Task task) {
    try {
      switch (task) {
        case Batch batch -> batch.done.accept(batch.outcome);
        case Reading<?> reading -> reading.answer();
        case Refused refused -> refused.done.accept(Outcome.FULL);
      }
    } catch (RuntimeException e) {
      LOG.error("A receiver of answers from the store failed", e);
    }
  }
}
