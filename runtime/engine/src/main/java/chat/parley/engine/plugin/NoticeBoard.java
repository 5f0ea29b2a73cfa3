package chat.parley.engine.plugin;

import chat.parley.api.plugin.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The notices of one plugin: one line each, and no more of them than somebody can read.
///
/// Safe for use by any thread.
final class NoticeBoard implements Notices {

  private static final Logger log = LoggerFactory.getLogger(NoticeBoard.class);

  private static final int LENGTH_MAX = 500;
  private static final int AT_ONCE_MAX = 20;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Guard guard;
  private final HostClock clock;
  private final Consumer<String> shown;

  // All below are guarded by this object's monitor.
  private Instant emptyAt = Instant.MIN;
  private long leftOut;

  /// @param shown takes the lines
  NoticeBoard(Guard guard, HostClock clock, Consumer<String> shown) {
    this.guard = guard;
    this.clock = clock;
    this.shown = shown;
  }

  @Override
  public void tell(String text) {
    String line = line(text);
    if (!guard.isClosed()) {
      due(line).forEach(shown);
    }
  }

  /// What is to be shown now: nothing when too much was.
  private synchronized List<String> due(String line) {
    Instant now = clock.instant();
    Instant begin = emptyAt.isAfter(now) ? emptyAt : now;
    if (begin.isAfter(now.plus(PAUSE.multipliedBy(AT_ONCE_MAX - 1)))) {
      if (leftOut == 0) {
        log.warn("Notices of a plugin are left out: plugin={}", guard.plugin());
      }
      leftOut++;
      return List.of();
    }
    emptyAt = begin.plus(PAUSE);
    long missing = leftOut;
    leftOut = 0;
    return missing == 0 ? List.of(line) : List.of("%d more left out".formatted(missing), line);
  }

  private static String line(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .limit(LENGTH_MAX)
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .forEach(line::appendCodePoint);
    return line.length() < text.length() ? line.append('…').toString() : line.toString();
  }
}
