package chat.parley.plugins.chaos;

import chat.parley.api.hook.DatagramHook;
import chat.parley.api.hook.Verdict;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// Does to datagrams what the [Conditions] say, the same in both directions.
final class ChaosHook implements DatagramHook, Interested {

  private static final Verdict CUT_OFF = new Verdict.Drop("cut off");
  private static final Verdict LOST = new Verdict.Drop("lost");
  private static final Verdict CROWDED_OUT = new Verdict.Drop("too many for the bandwidth");

  /// By how much a datagram is held back, at most, so that others overtake it.
  private static final Duration HOLD_BACK = Duration.ofMillis(20);

  /// What would have to wait longer than this for the bandwidth is lost, as at a router.
  private static final Duration QUEUE = Duration.ofSeconds(1);

  private final Conditions conditions;
  private final InstantSource clock;
  private final Line outward = new Line();
  private final Line inward = new Line();

  /// A line that one datagram after the other goes through.
  private static final class Line {
    private Instant freeAt = Instant.MIN;

    /// How long this one takes to get through, or more than [#QUEUE] if it has no place in it.
    Duration wait(int bytes, int kilobits, Instant now) {
      Instant begin = freeAt.isAfter(now) ? freeAt : now;
      Instant end = begin.plusNanos(bytes * 8L * 1_000_000L / kilobits);
      Duration wait = Duration.between(now, end);
      if (wait.compareTo(QUEUE) <= 0) {
        freeAt = end;
      }
      return wait;
    }
  }

  @Inject
  ChaosHook(Conditions conditions, InstantSource clock) {
    this.conditions = conditions;
    this.clock = clock;
  }

  /// Nearest to the network.
  @Override
  public int order() {
    return Integer.MAX_VALUE;
  }

  @Override
  public OnError onError() {
    return OnError.OPEN;
  }

  /// In nothing while nothing is on.
  @Override
  public Interest interest() {
    return conditions.interest();
  }

  @Override
  public Verdict out(byte[] bytes, InetSocketAddress to) {
    return judge(bytes, to, outward);
  }

  @Override
  public Verdict in(byte[] bytes, InetSocketAddress from) {
    return judge(bytes, from, inward);
  }

  private Verdict judge(byte[] bytes, InetSocketAddress other, Line line) {
    Trouble trouble = conditions.trouble();
    RandomGenerator random = conditions.random();
    if (conditions.isCutOff(other)) {
      return CUT_OFF;
    }
    if (isStruck(trouble.loss(), random)) {
      return LOST;
    }
    if (isStruck(trouble.duplication(), random)) {
      return new Verdict.Split(List.of(bytes, bytes));
    }
    Duration delay = trouble.delay();
    if (isStruck(trouble.reordering(), random)) {
      delay = delay.plusNanos(random.nextLong(HOLD_BACK.toNanos()));
    }
    if (trouble.kilobits() > 0) {
      Duration wait = line.wait(bytes.length, trouble.kilobits(), clock.instant());
      if (wait.compareTo(QUEUE) > 0) {
        return CROWDED_OUT;
      }
      delay = delay.plus(wait);
    }
    return delay.isZero() ? Verdict.PASS : new Verdict.Delay(delay);
  }

  private static boolean isStruck(double share, RandomGenerator random) {
    return share > 0 && random.nextDouble() < share;
  }
}
