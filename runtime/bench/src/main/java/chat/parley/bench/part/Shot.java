package chat.parley.bench.part;

import java.time.Duration;

/// What a load is asked to do.
///
/// @param length for how long; a load of a fixed number of operations takes as long as it takes
/// @param bytes the size of one operation's payload
/// @param outstanding operations under way at once, or rows in one commit
public record Shot(Duration length, int bytes, int outstanding) {

  /// The shot in one line, as it travels between processes.
  public String line() {
    return "%d %d %d".formatted(length.toMillis(), bytes, outstanding);
  }

  /// The shot of a line.
  public static Shot of(String line) {
    String[] words = line.split(" ", 3);
    return new Shot(
        Duration.ofMillis(Long.parseLong(words[0])),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]));
  }

  /// The same for another length.
  public Shot lasting(Duration next) {
    return new Shot(next, bytes, outstanding);
  }
}
