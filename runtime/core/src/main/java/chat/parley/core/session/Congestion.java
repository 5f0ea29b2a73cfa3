package chat.parley.core.session;

import chat.parley.core.packet.Limits;

/// How many bytes may be in flight: NewReno as in RFC 9002, section 7, in bytes.
///
/// The window grows only while it is the window that limits the sender: one that was never used up
/// says nothing about the path (section 7.8).
final class Congestion {

  /// The least window: two full datagrams (RFC 9002, section 7.2).
  static final int WINDOW_MIN = 2 * Limits.DATAGRAM_MAX;

  /// The window of a new path: ten full datagrams (RFC 9002, section 7.2).
  static final int WINDOW_INITIAL = 10 * Limits.DATAGRAM_MAX;

  /// The largest window: 100,000 full packets a second at a round trip of 30 ms.
  static final int WINDOW_MAX = 4 * 1024 * 1024;

  /// Packets that may go at once after an acknowledgement; a sender short of the window by no more
  /// is limited by it.
  private static final int BURST = 3 * Limits.DATAGRAM_MAX;

  private int window = WINDOW_INITIAL;
  private int threshold = Integer.MAX_VALUE;
  private int inFlight;

  /// Bytes of the acknowledgement that is being taken in, by which the window may grow.
  private int growth;

  /// Bytes acknowledged in congestion avoidance that have not made the window grow yet.
  private int credit;

  /// Packets sent up to then belong to a loss that the window has already answered.
  private long recoveryStart = Long.MIN_VALUE;

  /// The window, in bytes.
  int window() {
    return window;
  }

  /// Bytes sent, and neither acknowledged nor lost.
  int inFlight() {
    return inFlight;
  }

  /// Whether one more full datagram fits.
  boolean hasRoom() {
    return inFlight + Limits.DATAGRAM_MAX <= window;
  }

  /// Whether the sender uses the window up, so that its acknowledgements prove something.
  boolean isLimiting() {
    return window < threshold ? 2L * inFlight >= window : inFlight + BURST >= window;
  }

  /// A packet of this many bytes has gone out.
  void sent(int bytes) {
    inFlight += bytes;
  }

  /// A packet has arrived; [#grow] follows when all packets of one acknowledgement are in.
  ///
  /// @param limited whether the window was limiting when the acknowledgement came
  void acknowledged(int bytes, long sentAt, boolean limited) {
    inFlight -= bytes;
    if (limited && sentAt > recoveryStart) {
      growth += bytes;
    }
  }

  /// Lets the window grow by what has arrived, unless something was lost at the same time.
  void grow() {
    if (window < threshold) {
      window = Math.min(window + growth, WINDOW_MAX);
    } else {
      credit += growth;
      while (credit >= window) {
        credit -= window;
        window = Math.min(window + Limits.DATAGRAM_MAX, WINDOW_MAX);
      }
    }
    growth = 0;
  }

  /// Packets of this many bytes were lost; the last of them was sent at `sentAt`.
  void lost(long now, int bytes, long sentAt) {
    inFlight -= bytes;
    if (sentAt <= recoveryStart) {
      return;
    }
    recoveryStart = now;
    growth = 0;
    window = Math.max(window / 2, WINDOW_MIN);
    threshold = window;
    credit = 0;
  }

  /// Everything was lost for so long that the path must be taken for a new one (section 7.6).
  void collapsed() {
    window = WINDOW_MIN;
    recoveryStart = Long.MIN_VALUE;
    credit = 0;
  }

  /// Begins with the window of another session on the same path.
  void inherit(Congestion other) {
    window = other.window;
    threshold = other.threshold;
  }

  /// Begins anew on another path; what is in flight stays in flight, and its loss says nothing.
  void reset(long now) {
    window = WINDOW_INITIAL;
    threshold = Integer.MAX_VALUE;
    recoveryStart = now;
    credit = 0;
  }
}
