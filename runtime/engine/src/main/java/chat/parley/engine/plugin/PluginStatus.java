package chat.parley.engine.plugin;

import java.time.Duration;
import java.time.Instant;

/// How a plugin stands, for `/plugins`.
///
/// @param id empty when the file is no plugin
/// @param version of what runs, or else of what is in the file; empty when the file is no plugin
/// @param description see [chat.parley.api.plugin.ParleyPlugin#description]
/// @param file the name of the jar
/// @param signer who vouches for what runs, or else for what is in the file; empty if nobody does
/// @param state whether it runs
/// @param why why it does not run; or, of one that runs, why its newer file was not taken; mostly
///   empty
/// @param counts what it has done in its present state
/// @param since when it came into this state
public record PluginStatus(
    String id,
    String version,
    String description,
    String file,
    String signer,
    State state,
    String why,
    Counts counts,
    Instant since) {

  /// Whether a plugin runs.
  public enum State {
    /// It does.
    RUNNING,
    /// It is made for the other side: for servers, and this is a client, or the other way round.
    ELSEWHERE,
    /// Its jar cannot be loaded.
    REFUSED,
    /// It has failed too often; until it is enabled, or gets a new jar.
    SWITCHED_OFF,
    /// Somebody has said so; until it is enabled.
    DISABLED
  }

  /// What a plugin has done.
  ///
  /// @param calls how often something of it was called
  /// @param failures how often that threw, took too long, or could not keep up
  /// @param recentFailures how many of these count: too many within [HostLimits#failuresWithin]
  ///   switch it off
  /// @param busy how long all calls took together
  /// @param longest how long the longest one took
  public record Counts(
      long calls, long failures, int recentFailures, Duration busy, Duration longest) {

    /// Of one that has done nothing.
    public static final Counts NONE = new Counts(0, 0, 0, Duration.ZERO, Duration.ZERO);
  }
}
