package chat.parley.core.sim;

import chat.parley.api.Nickname;
import chat.parley.api.server.Admission;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.ServerNotice;
import java.util.LinkedHashSet;
import java.util.Set;

/// Whom the server asks who may register, in simulations that have somebody to ask: admits soon or
/// late, refuses, says nothing, or goes away for a while, until he is told to be good.
///
/// I22: as long as he is there, nobody is registered whom he has not admitted.
final class Doorkeeper implements Observer {

  private static final long SECOND = Moment.SECOND;

  private final World world;
  private final Machine server;
  private final boolean isThere;
  private final boolean ignoresRefusals;
  private final Seeded seeded;
  private final Set<String> admitted = new LinkedHashSet<>();
  private boolean isGood;

  /// Whether he has been there for all of this run of the server.
  private boolean hasSeenAll;

  Doorkeeper(World world, Machine server, Faults faults, PlantedBug bug) {
    this.world = world;
    this.server = server;
    this.isThere = faults.has(FaultKind.ADMISSION);
    this.ignoresRefusals = bug == PlantedBug.REFUSALS_IGNORED;
    this.seeded = isThere ? world.seeded().split() : new Seeded(0);
  }

  /// Admits everybody soon, and stays, from now on.
  void calm() {
    isGood = true;
  }

  @Override
  public void booted(Machine machine) {
    if (machine == server && isThere) {
      hasSeenAll = true;
      admitted.clear();
      server.ask(new Command.JudgeRegistrations(true));
    }
  }

  @Override
  public void put(Machine machine, Output output) {
    if (machine != server) {
      return;
    }
    switch (output) {
      case Output.Judge(long token, var applicant) -> judge(token, applicant.nickname());
      case Output.Report(ServerNotice.Joined(var entry, _)) -> requireAdmitted(entry.key());
      case Output.Report(ServerNotice.Departed(String nickname, _)) ->
          admitted.remove(Nickname.of(nickname).key());
      case Output _ -> {}
    }
  }

  private void judge(long token, Nickname nickname) {
    if (isGood) {
      answer(token, nickname, true, seeded.between(0, SECOND / 10));
      return;
    }
    world.counts().happened(FaultKind.ADMISSION);
    double mood = seeded.between(0.0, 1.0);
    if (mood < 0.5) {
      answer(token, nickname, true, seeded.between(0, SECOND / 5));
    } else if (mood < 0.7) {
      answer(token, nickname, true, seeded.between(0, 5 * SECOND));
    } else if (mood < 0.9) {
      answer(token, nickname, false, seeded.between(0, 3 * SECOND));
    } else if (mood < 0.95) {
      goAway();
    }
  }

  private void answer(long token, Nickname nickname, boolean admits, long nanos) {
    int asked = server.run();
    world
        .schedule()
        .after(
            nanos,
            () -> {
              if (server.run() == asked && admits) {
                admitted.add(nickname.key());
              }
              Admission.Verdict verdict =
                  admits || ignoresRefusals
                      ? new Admission.Verdict.Admit()
                      : new Admission.Verdict.Refuse("not today");
              server.answer(asked, new Input.Judged(token, verdict));
            });
  }

  private void goAway() {
    hasSeenAll = false;
    askLater(false, 0);
    askLater(true, seeded.between(0, 20 * SECOND));
  }

  private void askLater(boolean isOn, long nanos) {
    int asked = server.run();
    world
        .schedule()
        .after(
            nanos,
            () -> {
              if (server.run() == asked) {
                server.ask(new Command.JudgeRegistrations(isOn));
              }
            });
  }

  private void requireAdmitted(String key) {
    if (isThere && hasSeenAll && !admitted.contains(key)) {
      throw new Violation("I22", key + " is registered, and was not admitted");
    }
  }
}
