package chat.parley.core.sim;

import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The disk of one machine and the database on it: commits what has queued up together, one commit
/// after the other, answers in the order of asking, and keeps through a crash what was committed
/// and any first part of the rest.
final class SimulatedDisk {

  private static final long COMMIT_LEAST = Moment.MILLISECOND;
  private static final long COMMIT_MOST = 30 * Moment.MILLISECOND;
  private static final long SLOW_COMMIT_MOST = 5 * Moment.SECOND;

  /// The machine that the disk answers.
  interface Owner {

    /// These writes stand on the disk from now on.
    void committed(List<Write> writes);

    /// The node has to know what became of its batch.
    void persisted(long token, Outcome outcome);

    /// The node has to be given the mails that it asked for.
    void mailRead(long token, List<MailRow> mails);
  }

  private final Schedule schedule;
  private final Seeded seeded;
  private final Counts counts;
  private final DurableState state;
  private final Owner owner;
  private final ArrayDeque<Job> waiting = new ArrayDeque<>();
  private final FaultKind full;
  private PlantedBug bug = PlantedBug.NONE;
  private boolean isBusy;
  private boolean hasFailed;
  private boolean failsNext;
  private boolean survives;
  private long fullUntil;
  private long slowUntil;
  private long run;

  /// How many batches the next crash spares; -1 when that is left to chance.
  private int survivorsAtCrash = -1;

  SimulatedDisk(Schedule schedule, Seeded seeded, Counts counts, DurableState state, Owner owner) {
    this.schedule = schedule;
    this.seeded = seeded;
    this.counts = counts;
    this.state = state;
    this.owner = owner;
    this.full =
        state instanceof ServerFile ? FaultKind.SERVER_DISK_FULL : FaultKind.CLIENT_DISK_FULL;
  }

  /// Queues a batch of writes.
  void submit(Output.Persist batch) {
    enqueue(new Job(batch.token(), batch.writes(), null));
    if (batch.writes().stream().anyMatch(bug::liesAbout)) {
      answerEarly();
    }
  }

  /// Queues a reading, which sees all that was queued before it.
  void submit(Output.ReadMail reading) {
    enqueue(new Job(reading.token(), List.of(), reading.ids()));
  }

  /// From now on, the disk has this bug.
  void plant(PlantedBug planted) {
    bug = planted;
  }

  /// Batches may be refused for this long.
  void fillFor(long nanos) {
    fullUntil = schedule.now() + nanos;
  }

  /// Commits may take seconds for this long.
  void slowFor(long nanos) {
    slowUntil = schedule.now() + nanos;
  }

  /// The next commit fails, and nothing works until the machine starts again.
  void failNext() {
    failsNext = true;
  }

  /// Ends all faults that have not struck yet.
  void calm() {
    fullUntil = 0;
    slowUntil = 0;
    failsNext = false;
  }

  /// How many batches and readings wait.
  int waiting() {
    return waiting.size();
  }

  /// When the machine is gone the next time, all that waits is on the disk, or nothing of it.
  void crashKeeps(boolean all) {
    survivorsAtCrash = all ? Integer.MAX_VALUE : 0;
  }

  /// The machine is gone: of the batches that wait, any first part reaches the disk, in order.
  void crash() {
    int survivors =
        survivorsAtCrash < 0
            ? seeded.index(waiting.size() + 1)
            : Math.min(survivorsAtCrash, waiting.size());
    survivorsAtCrash = -1;
    if (survivors < waiting.size()) {
      counts.happened(FaultKind.UNSYNCED_LOSS);
    }
    for (int i = 0; i < survivors; i++) {
      commit(waiting.remove().writes);
    }
    reset();
  }

  /// The machine stops in order: all batches that wait reach the disk.
  void drain() {
    waiting.forEach(job -> commit(job.writes));
    reset();
  }

  private void reset() {
    waiting.clear();
    run++;
    isBusy = false;
    hasFailed = false;
    failsNext = false;
  }

  private void enqueue(Job job) {
    waiting.add(job);
    if (!isBusy) {
      begin();
    }
  }

  private void begin() {
    isBusy = true;
    long started = run;
    int group = waiting.size();
    schedule.after(
        commitNanos(),
        () -> {
          if (run == started) {
            finish(group);
          }
        });
  }

  private long commitNanos() {
    if (schedule.now() < slowUntil && seeded.chance(0.5)) {
      counts.happened(FaultKind.SLOW_DISK);
      return seeded.between(COMMIT_MOST, SLOW_COMMIT_MOST);
    }
    return Math.min(COMMIT_MOST, COMMIT_LEAST + seeded.exponential(3 * Moment.MILLISECOND));
  }

  /// Ends a commit of the first `group` jobs. Answering a node can end this run of the machine.
  private void finish(int group) {
    long started = run;
    if (failsNext) {
      failsNext = false;
      hasFailed = true;
      survives = true;
      counts.happened(FaultKind.DISK_FAILURE);
    }
    for (int i = 0; i < group && run == started; i++) {
      Job job = waiting.remove();
      Outcome outcome = outcome();
      survives = survives && seeded.chance(0.5);
      if (outcome == Outcome.DONE || (outcome == Outcome.FAILED && survives)) {
        commit(job.writes);
      }
      if (!job.isAnswered) {
        answer(job, outcome);
      }
    }
    if (run == started) {
      isBusy = false;
      if (!waiting.isEmpty()) {
        begin();
      }
    }
  }

  private Outcome outcome() {
    if (hasFailed) {
      return Outcome.FAILED;
    }
    if (schedule.now() < fullUntil && seeded.chance(0.7)) {
      counts.happened(full);
      return Outcome.FULL;
    }
    return Outcome.DONE;
  }

  private void answer(Job job, Outcome outcome) {
    job.isAnswered = true;
    List<Long> ids = job.ids;
    if (ids == null) {
      boolean isCalledDone = outcome == Outcome.FULL && bug == PlantedBug.FULL_CALLED_DONE;
      owner.persisted(job.token, isCalledDone ? Outcome.DONE : outcome);
      return;
    }
    List<MailRow> mails = state.mails(ids);
    if (bug == PlantedBug.MAIL_GONE_WHEN_SENT) {
      commit(List.of(new ServerWrite.MailGone(ids)));
    }
    owner.mailRead(job.token, mails);
  }

  private void commit(List<Write> batch) {
    List<Write> writes = batch.stream().filter(write -> !bug.loses(write)).toList();
    if (!writes.isEmpty()) {
      writes.forEach(state::apply);
      owner.committed(writes);
    }
  }

  /// Answers all that waits as if it were done; it will be, if there is no crash before.
  private void answerEarly() {
    long started = run;
    schedule.after(
        Moment.MILLISECOND / 100,
        () -> {
          for (Job job : List.copyOf(waiting)) {
            if (run == started && !job.isAnswered) {
              answer(job, Outcome.DONE);
            }
          }
        });
  }

  /// A batch of writes, or a reading.
  private static final class Job {
    final long token;
    final List<Write> writes;
    final @Nullable List<Long> ids;
    boolean isAnswered;

    Job(long token, List<Write> writes, @Nullable List<Long> ids) {
      this.token = token;
      this.writes = writes;
      this.ids = ids;
    }
  }
}
