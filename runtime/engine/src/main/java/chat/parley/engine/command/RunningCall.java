package chat.parley.engine.command;

import chat.parley.api.Nickname;
import chat.parley.api.command.Command;
import chat.parley.engine.time.Seldom;
import chat.parley.engine.time.Threads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call of a command, from its turn to its end or its deadline.
final class RunningCall {

  private static final Logger log = LoggerFactory.getLogger(RunningCall.class);

  private final Job job;
  private final Object said;
  private final Caller caller;

  /// Completed by the end or by the deadline, whichever is first.
  private final CompletableFuture<Outcome> ended = new CompletableFuture<>();

  /// The same, once the owner has been told of a failure.
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  /// What is called, and under which rules.
  ///
  /// @param command makes it, or has it
  /// @param complaints how often a failure is logged
  record Job(
      String word,
      Owner owner,
      Supplier<? extends Command<?>> command,
      Terms terms,
      Seldom complaints) {

    void failed(Throwable why) {
      synchronized (complaints) {
        if (complaints.permits()) {
          log.warn("A command failed: command={} owner={}", word, owner.name(), why);
        }
      }
      owner.failures().accept(why);
    }
  }

  RunningCall(Job job, Object said, Caller caller) {
    this.job = job;
    this.said = said;
    this.caller = caller;
  }

  Nickname caller() {
    return caller.nickname();
  }

  /// Completes when it has ended, or is not waited for any longer.
  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /// It will not be begun.
  void refuse(String why) {
    outcome.complete(new Outcome.Failed(job.word() + " " + why));
  }

  /// Runs it on a thread of its own.
  ///
  /// @param then called when it has ended or its deadline has passed
  void start(Runnable then) {
    Threads threads = job.terms().threads();
    Thread thread = threads.start("parley-command-" + job.word(), () -> ended.complete(run()));
    var _ = ended.thenAccept(how -> settle(how, thread, then));
    var _ = threads.start("parley-deadline-" + job.word(), this::watch);
  }

  private void watch() {
    try {
      var late = new Outcome.TimedOut(job.word(), job.terms().deadline());
      if (!job.terms().threads().await(ended, late.deadline())) {
        ended.complete(late);
      }
    } catch (InterruptedException _) {
      // Only the end of everything interrupts it; nobody waits for the outcome then.
      Thread.currentThread().interrupt();
    }
  }

  private void settle(Outcome how, Thread thread, Runnable then) {
    then.run();
    try {
      if (how instanceof Outcome.TimedOut late) {
        thread.interrupt();
        job.failed(new TimeoutException(late.complaint()));
      }
    } finally {
      outcome.complete(how);
    }
  }

  private Outcome run() {
    try {
      call(job.command().get());
      return new Outcome.Done();
    } catch (IllegalArgumentException e) {
      return new Outcome.Misused(reason(e));
    } catch (Exception | Error e) {
      if (!ended.isDone()) {
        job.failed(e);
      }
      return new Outcome.Failed("%s has failed: %s".formatted(job.word(), reason(e)));
    }
  }

  /// The said record was made by the grammar of this very command.
  @SuppressWarnings("unchecked")
  private void call(Command<?> command) throws Exception {
    ((Command<Object>) command).run(said, new Answering(caller));
  }

  private static String reason(Throwable why) {
    String message = why.getMessage();
    return message == null || message.isBlank() ? why.getClass().getSimpleName() : message;
  }
}
