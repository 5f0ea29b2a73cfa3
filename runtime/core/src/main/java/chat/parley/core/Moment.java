package chat.parley.core;

/// The time of one step, as the node that takes it may know it.
///
/// @param nanos the monotonic clock, in nanoseconds since an arbitrary start; every timer and every
///   measured duration is made of this one, and it is never compared between nodes
/// @param wallMillis the wall clock, in milliseconds since 1970; it may jump, and is only shown,
///   stored, and compared with slack (certificates, time to live)
public record Moment(long nanos, long wallMillis) {

  /// Nanoseconds in a millisecond.
  public static final long MILLISECOND = 1_000_000L;

  /// Nanoseconds in a second.
  public static final long SECOND = 1_000 * MILLISECOND;

  /// The deadline of something that waits for nothing.
  public static final long NEVER = Long.MAX_VALUE;
}
