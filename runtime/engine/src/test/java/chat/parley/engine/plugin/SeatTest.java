package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.server.Admission;
import chat.parley.api.server.Admission.Verdict;
import chat.parley.engine.time.MachineThreads;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SeatTest {

  private static final Admission.Applicant ALICE =
      new Admission.Applicant(Nickname.of("alice"), Kind.HUMAN, "127.0.0.1:1232", "00ff", true);
  private static final Verdict ADMITTED = new Verdict.Admit();
  private static final Verdict REFUSED = new Verdict.Refuse("it is unloaded");

  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Verdict> answer = new CompletableFuture<>();
  private final Seat seat =
      new Seat(
          new MachineThreads(),
          _ -> {
            asked.complete(null);
            return answer.join();
          },
          _ -> () -> {});

  /// What is said of alice, whom the first version has been asked about.
  private CompletableFuture<Verdict> verdict() {
    var verdict =
        CompletableFuture.supplyAsync(() -> seat.judge(ALICE), Thread::startVirtualThread);
    asked.join();
    return verdict;
  }

  @Test
  void whomAVersionRefusesThatGoesMeanwhileTheNextOneDecidesAbout() {
    CompletableFuture<Verdict> verdict = verdict();

    seat.leave();
    answer.complete(REFUSED);
    seat.take(_ -> ADMITTED);

    assertEquals(ADMITTED, verdict.join());
  }

  @Test
  void whomAVersionHasAdmittedIsAdmittedThoughItGoes() {
    CompletableFuture<Verdict> verdict = verdict();

    seat.leave();
    answer.complete(ADMITTED);

    assertEquals(ADMITTED, verdict.join());
  }

  @Test
  void nobodyIsAdmittedWhenNoVersionComes() {
    CompletableFuture<Verdict> verdict = verdict();

    seat.leave();
    answer.complete(REFUSED);
    seat.shut();

    assertEquals(new Verdict.Refuse("what decides about it does not run"), verdict.join());
  }

  @Test
  void refusalOfTheVersionThatStaysHolds() {
    CompletableFuture<Verdict> verdict = verdict();

    answer.complete(REFUSED);

    assertEquals(REFUSED, verdict.join());
  }
}
