package chat.parley.launcher.prompt;

import chat.parley.api.Delivery;
import java.util.List;

/// How long a session waits after a line before it reads the next.
@FunctionalInterface
public interface Pace {

  /// Not at all: as a person wants it.
  Pace AT_ONCE = (_, _) -> {};

  /// Waits as long as it sees fit.
  ///
  /// @param sent what the line has sent, but for what failed at once
  void after(List<Delivery> sent, Progress progress) throws InterruptedException;
}
