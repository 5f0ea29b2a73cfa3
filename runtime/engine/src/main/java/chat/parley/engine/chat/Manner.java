package chat.parley.engine.chat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How questions are asked.
///
/// @param perAnswer how long each answer is waited for
/// @param attempts how many answers may be none
/// @param cancelWords what ends the conversation, in lower case
public record Manner(Duration perAnswer, int attempts, List<String> cancelWords) {

  /// 5 minutes, 3 attempts, and `cancel` with or without a slash.
  public static final Manner USUAL =
      new Manner(Duration.ofMinutes(5), 3, List.of("cancel", "/cancel"));

  /// The same with another time for each answer.
  public Manner within(Duration time) {
    return new Manner(time, attempts, cancelWords);
  }

  /// The same with another number of attempts.
  public Manner attempts(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("attempts is %d, must be at least 1".formatted(most));
    }
    return new Manner(perAnswer, most, cancelWords);
  }

  Manner onCancel(String... words) {
    List<String> lower =
        Arrays.stream(words).map(it -> it.strip().toLowerCase(Locale.ROOT)).toList();
    return new Manner(perAnswer, attempts, lower);
  }

  boolean isCancel(String line) {
    return cancelWords.contains(line.strip().toLowerCase(Locale.ROOT));
  }
}
