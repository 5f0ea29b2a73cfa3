package chat.parley.engine.hook;

import chat.parley.api.hook.DatagramHook;
import chat.parley.api.hook.Verdict;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A hook that loses, doubles, delays and reorders what is sent, for tests only; `PARLEY_CHAOS` in
/// the environment puts it on the way of a real process (see [Chaos#parse]). What arrives is left
/// alone: the other end has its own chaos.
///
/// Confined to the loop.
public final class ChaosHook implements DatagramHook {

  private static final Logger log = LoggerFactory.getLogger(ChaosHook.class);

  private static final Verdict LOST = new Verdict.Drop("lost on purpose");

  private final Chaos chaos;
  private final RandomGenerator random;

  /// A hook whose choices follow from the seed.
  public ChaosHook(Chaos chaos) {
    this.chaos = chaos;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(chaos.seed());
  }

  /// Puts chaos on the way of a node, if there is to be any.
  ///
  /// @param text as in [Chaos#parse], or empty
  public static void addTo(TransportHooks hooks, String text) {
    if (!text.isEmpty()) {
      var chaos = Chaos.parse(text);
      log.warn("Datagrams are lost and delayed on purpose: chaos={}", chaos);
      var _ = hooks.add("PARLEY_CHAOS", new ChaosHook(chaos), _ -> {});
    }
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

  @Override
  public Verdict out(byte[] bytes, InetSocketAddress to) {
    if (random.nextDouble() < chaos.loss()) {
      return LOST;
    }
    if (random.nextDouble() < chaos.duplication()) {
      return new Verdict.Split(List.of(bytes, bytes));
    }
    long delay = upTo(chaos.delay());
    if (random.nextDouble() < chaos.reordering()) {
      delay += upTo(chaos.holdBack());
    }
    return delay == 0 ? Verdict.PASS : new Verdict.Delay(Duration.ofNanos(delay));
  }

  private long upTo(Duration most) {
    return most.isZero() ? 0 : random.nextLong(most.toNanos());
  }
}
