package chat.parley.plugins.away;

import chat.parley.api.command.Default;
import java.time.Duration;

/// What can be set in `away.toml`.
///
/// @param text what others see when `/away` is typed without a text
/// @param reply whether those who write are told
/// @param idleAfter how long nothing may be said before we are away by ourselves; `0s` for never
/// @param idleText what others see then
public record AwayConfig(
    @Default("away") String text,
    @Default("true") boolean reply,
    @Default("0s") Duration idleAfter,
    @Default("idle") String idleText) {

  /// Checks the time.
  public AwayConfig {
    if (idleAfter.isNegative()) {
      throw new IllegalArgumentException(
          "idle-after is %s, must not be negative".formatted(idleAfter));
    }
  }
}
