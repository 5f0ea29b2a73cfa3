package chat.parley.launcher.bot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.random.RandomGenerator;

/// Decides what becomes of a bot that has ended: pure, with time and chance from outside.
///
/// To be used by one thread.
final class Supervision {

  /// How patient it is.
  ///
  /// @param failuresMax how many failures `within` some time switch a bot off
  /// @param first how long at most the first restart waits; each one after it up to twice as long
  /// @param longest how long any restart waits at most
  /// @param healthyAfter how long a bot must have run for its restarts to be forgotten
  record Rules(
      int failuresMax, Duration within, Duration first, Duration longest, Duration healthyAfter) {

    /// So many failures within an hour.
    static Rules usual(int failuresMax) {
      return new Rules(
          failuresMax,
          Duration.ofMinutes(60),
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));
    }
  }

  /// What is to be done.
  sealed interface Decision {

    /// Nothing: it has ended as it should.
    record Done() implements Decision {}

    /// To start it again.
    record Restart(Duration after) implements Decision {}

    /// To leave it alone from now on.
    record SwitchOff(String why) implements Decision {}
  }

  /// The exit codes of what will not go better next time.
  private static final int USAGE = 2;

  private static final int REFUSED = 5;

  private final Rules rules;
  private final RandomGenerator chance;
  private final Queue<Long> failures = new ArrayDeque<>();
  private long startedAt;
  private int inARow;

  Supervision(Rules rules, RandomGenerator chance) {
    this.rules = rules;
    this.chance = chance;
  }

  /// It was started.
  void started(long nanos) {
    startedAt = nanos;
  }

  /// It has ended.
  ///
  /// @param code its exit code
  Decision ended(int code, long nanos) {
    return switch (code) {
      case 0 -> new Decision.Done();
      case USAGE -> new Decision.SwitchOff("cannot run with these arguments or settings");
      case REFUSED -> new Decision.SwitchOff("was refused");
      default -> failed(nanos);
    };
  }

  private Decision failed(long nanos) {
    failures.add(nanos);
    while (nanos - failures.element() >= rules.within().toNanos()) {
      failures.remove();
    }
    if (failures.size() >= rules.failuresMax()) {
      return new Decision.SwitchOff(
          "failed %d times within %d minutes"
              .formatted(failures.size(), rules.within().toMinutes()));
    }
    inARow = nanos - startedAt >= rules.healthyAfter().toNanos() ? 1 : inARow + 1;
    return new Decision.Restart(delay());
  }

  /// Half of it is chance, so that what has failed together does not come back together.
  private Duration delay() {
    double doubled = (double) rules.first().toNanos() * Math.pow(2, inARow - 1.0);
    double most = Math.min(doubled, (double) rules.longest().toNanos());
    return Duration.ofNanos((long) (most * (0.5 + chance.nextDouble() / 2)));
  }
}
