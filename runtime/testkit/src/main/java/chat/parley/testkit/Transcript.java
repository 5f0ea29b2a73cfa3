package chat.parley.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What happened in a test, as far as people would notice, with the time of each.
public final class Transcript {

  private final long seed;
  private final Timeline timeline;
  private final List<String> lines = new ArrayList<>();

  Transcript(long seed, Timeline timeline) {
    this.seed = seed;
    this.timeline = timeline;
  }

  /// Something happened.
  synchronized void note(String words) {
    Duration at = Duration.ofNanos(timeline.now().nanos());
    lines.add(
        "%02d:%02d:%02d.%03d  %s"
            .formatted(
                at.toHours(), at.toMinutesPart(), at.toSecondsPart(), at.toMillisPart(), words));
  }

  /// All of it, under the seed that brings it about again.
  @Override
  public synchronized String toString() {
    return "seed %d%n%s%n".formatted(seed, String.join("%n".formatted(), lines));
  }
}
