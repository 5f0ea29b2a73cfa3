package chat.parley.plugins.metrics;

import java.util.Map;
import java.util.Optional;

/// What the figures are of.
///
/// Safe for use by any thread.
interface Observed {

  /// What is wrong with it, in half a sentence without anything from the network; empty when it is
  /// well. May wait for as long as its node is busy.
  Optional<String> trouble();

  /// A few figures, by what they are called for people.
  Map<String, Long> summary();
}
