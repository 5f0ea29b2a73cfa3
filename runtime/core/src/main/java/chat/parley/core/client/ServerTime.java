package chat.parley.core.client;

/// What the server's word tells of its clock: when it signed our nickname's certificate, and what
/// our own clock said when that came. A certificate that we had before was signed at any time
/// within half of its life; one that is new was signed just then.
///
/// @param signedMillis the server's clock, to the second
/// @param heardMillis our clock
/// @param usedMillis how long the server goes on giving out a certificate that it has signed
/// @param isNew whether it was signed just then
public record ServerTime(long signedMillis, long heardMillis, long usedMillis, boolean isNew) {

  /// The server signs in whole seconds.
  private static final long SECOND_MILLIS = 1_000;

  /// How far our clock is ahead of the server's, at least; below 0 when it may be behind.
  public long aheadMillisMin() {
    return heardMillis - signedMillis - (isNew ? SECOND_MILLIS : usedMillis);
  }

  /// How far our clock is ahead of the server's, at the most; below 0 when it is behind for sure.
  public long aheadMillisMax() {
    return heardMillis - signedMillis;
  }
}
