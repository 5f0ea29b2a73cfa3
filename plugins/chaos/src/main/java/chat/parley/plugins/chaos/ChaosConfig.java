package chat.parley.plugins.chaos;

import chat.parley.api.command.Default;
import chat.parley.api.command.Range;
import java.time.Duration;

/// What is on when the plugin is loaded.
///
/// @param seed what all chance follows from
/// @param lossPercent how many of a hundred datagrams are lost
/// @param duplicatePercent how many of a hundred datagrams arrive twice
/// @param reorderPercent how many of a hundred datagrams are overtaken by others
/// @param delay how long each datagram takes longer
/// @param kilobits how many kilobits a second go through in each direction; 0 for any number
public record ChaosConfig(
    @Default("1") long seed,
    @Default("0") @Range(min = 0, max = 100) int lossPercent,
    @Default("0") @Range(min = 0, max = 100) int duplicatePercent,
    @Default("0") @Range(min = 0, max = 100) int reorderPercent,
    @Default("0ms") Duration delay,
    @Default("0") @Range(min = 0, max = Trouble.KILOBITS_MAX) int kilobits) {

  /// What is on then.
  Trouble trouble() {
    return new Trouble(
        lossPercent / 100.0, duplicatePercent / 100.0, reorderPercent / 100.0, delay, kilobits);
  }
}
