package chat.parley.engine.hook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a [ChaosHook] does to datagrams, for tests only.
///
/// @param loss the share of datagrams that is lost, 0 to 1
/// @param duplication the share that is sent twice, 0 to 1
/// @param reordering the share that is held back by up to `delay` more than others, 0 to 1
/// @param delay how long each datagram takes at the most, chosen anew for each
/// @param seed what the choices follow from
public record Chaos(double loss, double duplication, double reordering, Duration delay, long seed) {

  /// How long a reordered datagram is held back when nothing is said of a delay.
  private static final Duration HOLD_BACK = Duration.ofMillis(5);

  /// Checks the shares.
  public Chaos {
    checkShare("loss", loss);
    checkShare("duplicate", duplication);
    checkShare("reorder", reordering);
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay is %s, must not be negative".formatted(delay));
    }
  }

  private static void checkShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("%s is %s, must be 0 to 1".formatted(name, share));
    }
  }

  /// The chaos written so: `loss=0.3,duplicate=0.05,reorder=0.1,delay=20,seed=1`, delay in
  /// milliseconds; what is not said is 0.
  ///
  /// @throws IllegalArgumentException when it is not written so; the message says why
  public static Chaos parse(String text) {
    double loss = 0;
    double duplication = 0;
    double reordering = 0;
    long delayMillis = 0;
    long seed = 0;
    for (List<String> setting : settings(text)) {
      String value = setting.getLast();
      switch (setting.getFirst()) {
        case "loss" -> loss = Double.parseDouble(value);
        case "duplicate" -> duplication = Double.parseDouble(value);
        case "reorder" -> reordering = Double.parseDouble(value);
        case "delay" -> delayMillis = Long.parseLong(value);
        case "seed" -> seed = Long.parseLong(value);
        default ->
            throw new IllegalArgumentException(
                "chaos knows loss, duplicate, reorder, delay and seed, not %s"
                    .formatted(setting.getFirst()));
      }
    }
    return new Chaos(loss, duplication, reordering, Duration.ofMillis(delayMillis), seed);
  }

  private static List<List<String>> settings(String text) {
    var all = new ArrayList<List<String>>();
    for (String setting : text.split(",", -1)) {
      List<String> sides = List.of(setting.trim().split("=", -1));
      if (sides.size() != 2) {
        throw new IllegalArgumentException("chaos is name=value,…; this is %s".formatted(text));
      }
      all.add(sides);
    }
    return all;
  }

  /// By how much a reordered datagram is held back at the most.
  Duration holdBack() {
    return delay.isZero() ? HOLD_BACK : delay;
  }
}
