package chat.parley.engine.plugin;

import java.time.Duration;

/// How much a host bears from a plugin.
///
/// @param handler how long a handler of events, a task or a start may take
/// @param command how long a command may take
/// @param ending how long a call that was interrupted may take to end
/// @param failuresMax how many failures switch a plugin off
/// @param failuresWithin in which time
public record HostLimits(
    Duration handler, Duration command, Duration ending, int failuresMax, Duration failuresWithin) {

  /// 10 seconds for a handler, a minute for a command, 2 seconds to end; 3 failures in an hour.
  public static final HostLimits DEFAULT =
      new HostLimits(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofSeconds(2),
          3,
          Duration.ofMinutes(60));
}
