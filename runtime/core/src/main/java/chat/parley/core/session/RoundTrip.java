package chat.parley.core.session;

import chat.parley.core.Moment;

/// How long a packet and its acknowledgement take on one path (RFC 9002, section 5).
final class RoundTrip {

  /// The estimate before the first sample (RFC 9002, section 6.2.2).
  static final long INITIAL_NANOS = 333 * Moment.MILLISECOND;

  /// How long the other side may hold an acknowledgement back (RFC 9000, section 18.2).
  static final long ACKNOWLEDGEMENT_DELAY_MAX_NANOS = 25 * Moment.MILLISECOND;

  /// The finest step of any timer (RFC 9002, section 6.1.2).
  static final long GRANULARITY_NANOS = Moment.MILLISECOND;

  private long smoothed = INITIAL_NANOS;
  private long variation = INITIAL_NANOS / 2;
  private long latest = INITIAL_NANOS;
  private long min = Long.MAX_VALUE;
  private boolean sampled;
  private long sampledAt;

  /// The smoothed round trip.
  long smoothed() {
    return smoothed;
  }

  /// The shortest sample; `Moment.NEVER` before the first one.
  long best() {
    return min;
  }

  /// Whether a packet sent at this time was sent after the first sample.
  boolean wasKnownAt(long sentAt) {
    return sampled && sentAt > sampledAt;
  }

  /// Takes in what one acknowledgement tells (RFC 9002, section 5.3).
  ///
  /// @param delay how long the other side says that it waited
  void sample(long now, long measured, long delay) {
    latest = Math.max(measured, 1);
    if (!sampled) {
      sampled = true;
      sampledAt = now;
      min = latest;
      smoothed = latest;
      variation = latest / 2;
      return;
    }
    min = Math.min(min, latest);
    long credited = Math.clamp(delay, 0, ACKNOWLEDGEMENT_DELAY_MAX_NANOS);
    long adjusted = latest >= min + credited ? latest - credited : latest;
    variation = (3 * variation + Math.abs(smoothed - adjusted)) / 4;
    smoothed = (7 * smoothed + adjusted) / 8;
  }

  /// How long to wait for an acknowledgement before a probe (RFC 9002, section 6.2.1).
  long probeTimeout() {
    return smoothed + Math.max(4 * variation, GRANULARITY_NANOS) + ACKNOWLEDGEMENT_DELAY_MAX_NANOS;
  }

  /// After how long a packet is lost when a later one was acknowledged (RFC 9002, section 6.1.2).
  long lossDelay() {
    return Math.max(Math.max(smoothed, latest) * 9 / 8, GRANULARITY_NANOS);
  }

  /// Goes on with what another session has learned about the same path.
  void inherit(RoundTrip other) {
    smoothed = other.smoothed;
    variation = other.variation;
    latest = other.latest;
    min = other.min;
    sampled = other.sampled;
    sampledAt = other.sampledAt;
  }

  /// Forgets everything: the path is another one.
  void reset() {
    inherit(new RoundTrip());
  }
}
