package chat.parley.engine.server;

import chat.parley.api.Subscription;
import chat.parley.api.server.Admission;
import chat.parley.engine.time.Threads;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Those who have a say in who may register at a server. All are asked about everybody, each on a
/// virtual thread of its own; all must admit him.
///
/// Safe for use by any thread.
public final class Admissions {

  /// What an applicant is told of one that fails.
  static final String UNDECIDED = "nobody could decide about it";

  private static final Logger log = LoggerFactory.getLogger(Admissions.class);

  private final Threads threads;
  private final Consumer<Boolean> ask;
  private final List<Judge> judges = new CopyOnWriteArrayList<>();

  /// One who has a say; the same may have several.
  private record Judge(String name, Admission admission, Object id) {}

  /// @param ask takes whether there is somebody to be asked
  Admissions(Threads threads, Consumer<Boolean> ask) {
    this.threads = threads;
    this.ask = ask;
  }

  /// Asks this one from now on. Whoever is present already stays.
  ///
  /// @param name what it is called in the log
  public Subscription add(String name, Admission admission) {
    var judge = new Judge(name, admission, new Object());
    change(() -> judges.add(judge));
    return () -> change(() -> judges.remove(judge));
  }

  private synchronized void change(Runnable what) {
    what.run();
    ask.accept(!judges.isEmpty());
  }

  /// Whether there is somebody to be asked.
  boolean isAny() {
    return !judges.isEmpty();
  }

  /// Asks all about somebody; does not wait.
  ///
  /// @param answer takes the verdict, on any thread
  void judge(Admission.Applicant applicant, Consumer<Admission.Verdict> answer) {
    List<Judge> asked = List.copyOf(judges);
    if (asked.isEmpty()) {
      answer.accept(new Admission.Verdict.Admit());
      return;
    }
    var poll = new Poll(asked.size(), answer);
    for (Judge judge : asked) {
      var _ = threads.start("parley-admission", () -> poll.take(verdict(judge, applicant)));
    }
  }

  private static Admission.Verdict verdict(Judge judge, Admission.Applicant applicant) {
    try {
      return Objects.requireNonNull(judge.admission().judge(applicant), "the verdict");
    } catch (RuntimeException | Error e) {
      log.warn("An admission failed: of={} applicant={}", judge.name(), applicant.nickname(), e);
      return new Admission.Verdict.Refuse(UNDECIDED);
    }
  }

  /// The verdicts on one applicant.
  private static final class Poll {

    private final AtomicInteger missing;
    private final AtomicBoolean isRefused = new AtomicBoolean();
    private final Consumer<Admission.Verdict> answer;

    Poll(int size, Consumer<Admission.Verdict> answer) {
      this.missing = new AtomicInteger(size);
      this.answer = answer;
    }

    void take(Admission.Verdict verdict) {
      switch (verdict) {
        case Admission.Verdict.Admit _ -> {
          if (missing.decrementAndGet() == 0) {
            answer.accept(verdict);
          }
        }
        case Admission.Verdict.Refuse _ -> {
          if (isRefused.compareAndSet(false, true)) {
            answer.accept(verdict);
          }
        }
      }
    }
  }
}
