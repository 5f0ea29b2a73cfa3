package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.api.server.Admission;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// One plugin's say in who may register, which outlives its versions: between two of them whoever
/// wants to register waits, so that nobody slips in while one is replaced.
///
/// Safe for use by any thread.
final class Seat implements Admission, AutoCloseable {

  /// As long as anybody may take who has a say.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Admission OPEN = _ -> new Verdict.Admit();
  private static final Admission SHUT =
      _ -> new Verdict.Refuse("what decides about it does not run");

  private final Threads threads;
  private final Subscription registration;

  /// Who sits there; not complete while it is not known who will.
  private volatile CompletableFuture<Admission> sitter;

  /// @param registration gets its say heard
  Seat(Threads threads, Admission first, Function<Admission, Subscription> registration) {
    this.threads = threads;
    this.sitter = CompletableFuture.completedFuture(first);
    this.registration = registration.apply(this);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Whether it is the same version is what is asked.
  public Verdict judge(Applicant applicant) {
    try {
      while (true) {
        CompletableFuture<Admission> asked = sitter;
        Admission present = threads.await(asked, PATIENCE) ? asked.join() : SHUT;
        Verdict verdict = present.judge(applicant);
        // A version that has gone meanwhile refuses whom it was asked about; the next one decides.
        if (verdict instanceof Verdict.Admit || present == SHUT || asked == sitter) {
          return verdict;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return SHUT.judge(applicant);
    }
  }

  /// Another one sits here from now on, who also answers those who wait.
  synchronized void take(Admission next) {
    if (!sitter.complete(next)) {
      sitter = CompletableFuture.completedFuture(next);
    }
  }

  /// Whoever sits here goes, and another will come.
  synchronized void leave() {
    if (sitter.isDone()) {
      sitter = new CompletableFuture<>();
    }
  }

  /// Nobody will come for now: nobody is admitted.
  void shut() {
    take(SHUT);
  }

  /// The plugin has no say any more.
  @Override
  public void close() {
    registration.close();
    take(OPEN);
  }
}
