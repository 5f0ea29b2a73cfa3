package chat.parley.launcher.text;

import java.time.Duration;

/// One hook on the way of what is sent and received, as `/hooks` shows it.
///
/// @param hook what it is called
/// @param plugin whose it is
/// @param state in a word: `on`, `off`
/// @param counts what it has said of the pieces that it saw
/// @param mean the time that it took for a piece
/// @param longest the longest time that it took for one
public record HookStatus(
    String hook, String plugin, String state, Counts counts, Duration mean, Duration longest) {

  /// How many pieces had which fate.
  ///
  /// @param failed for how many it threw or took too long
  public record Counts(
      long passed, long replaced, long dropped, long delayed, long split, long failed) {}
}
