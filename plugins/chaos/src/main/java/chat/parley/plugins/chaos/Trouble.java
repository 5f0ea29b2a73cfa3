package chat.parley.plugins.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What happens to datagrams, in each direction.
///
/// @param loss the share that is lost, 0 to 1
/// @param duplication the share that arrives twice, 0 to 1
/// @param reordering the share that is held back so that others overtake it, 0 to 1
/// @param delay how much longer each one takes
/// @param kilobits how many kilobits a second go through, 0 for any number
record Trouble(double loss, double duplication, double reordering, Duration delay, int kilobits) {

  /// More than this no delay could show.
  static final int KILOBITS_MAX = 1_000_000;

  /// A hook delays by a minute at the most, and what is reordered takes longer still.
  private static final Duration DELAY_MAX = Duration.ofSeconds(30);

  /// Nothing at all. Made last, with the limits above.
  static final Trouble NONE = new Trouble(0, 0, 0, Duration.ZERO, 0);

  Trouble {
    if (delay.isNegative() || delay.compareTo(DELAY_MAX) > 0) {
      throw new IllegalArgumentException(
          "the delay is %d ms, must be at most %d s"
              .formatted(delay.toMillis(), DELAY_MAX.toSeconds()));
    }
  }

  /// A share as a person writes it, `20%`.
  static double share(String text) {
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    double percent;
    try {
      percent = Double.parseDouble(number);
    } catch (NumberFormatException _) {
      percent = -1;
    }
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "the share is %s, must be 0%% to 100%%, such as 20%%".formatted(text));
    }
    return percent / 100;
  }

  /// Whether nothing happens. Field by field, since of the last record that was compared by its own
  /// `equals` the JDK keeps the class until memory is short, and with it a plugin that has gone.
  boolean isNone() {
    return loss == 0 && duplication == 0 && reordering == 0 && delay.isZero() && kilobits == 0;
  }

  Trouble withLoss(double share) {
    return new Trouble(share, duplication, reordering, delay, kilobits);
  }

  Trouble withDuplication(double share) {
    return new Trouble(loss, share, reordering, delay, kilobits);
  }

  Trouble withReordering(double share) {
    return new Trouble(loss, duplication, share, delay, kilobits);
  }

  Trouble withDelay(Duration by) {
    return new Trouble(loss, duplication, reordering, by, kilobits);
  }

  Trouble withKilobits(int perSecond) {
    return new Trouble(loss, duplication, reordering, delay, perSecond);
  }

  /// What is on, in words; nothing when nothing is.
  List<String> words() {
    var words = new ArrayList<String>();
    if (loss > 0) {
      words.add("%s %% are lost".formatted(percent(loss)));
    }
    if (duplication > 0) {
      words.add("%s %% arrive twice".formatted(percent(duplication)));
    }
    if (reordering > 0) {
      words.add("%s %% are overtaken".formatted(percent(reordering)));
    }
    if (!delay.isZero()) {
      words.add("each takes %d ms longer".formatted(delay.toMillis()));
    }
    if (kilobits > 0) {
      words.add("%d kilobits a second go through".formatted(kilobits));
    }
    return words;
  }

  private static String percent(double share) {
    double percent = share * 100;
    return percent == Math.rint(percent) ? "%.0f".formatted(percent) : "%.1f".formatted(percent);
  }
}
