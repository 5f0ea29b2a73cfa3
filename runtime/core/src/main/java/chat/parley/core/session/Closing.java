package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameEncoder;
import org.jspecify.annotations.Nullable;

/// The end of a session that still answers for a while: with CLOSE, three times at the most, when
/// this side ended it; with nothing when the other side did.
final class Closing {

  private static final int SENDINGS_MAX = 3;

  /// Probe timeouts from the first CLOSE to the end (RFC 9000, section 10.2).
  private static final int LINGER = 3;

  private final Frame.@Nullable Close frame;
  private final int length;
  private int left;
  private boolean due;
  private long nextAt = Long.MIN_VALUE;
  private long goneAt = Moment.NEVER;

  /// This side ends the session.
  Closing(Frame.Close frame) {
    this.frame = frame;
    this.length = FrameEncoder.length(frame);
    this.left = SENDINGS_MAX;
    this.due = true;
  }

  /// The other side has ended it.
  Closing(long now, long probeTimeout) {
    this.frame = null;
    this.length = 0;
    this.goneAt = now + LINGER * probeTimeout;
  }

  /// The frame to send now, or null.
  Frame.@Nullable Close due() {
    return due ? frame : null;
  }

  /// How many bytes the frame takes.
  int length() {
    return length;
  }

  /// Whether it is the first.
  boolean isFirst() {
    return left == SENDINGS_MAX;
  }

  /// It has been sent.
  void sent(long now, long probeTimeout) {
    if (isFirst()) {
      goneAt = now + LINGER * probeTimeout;
    }
    left--;
    due = false;
    nextAt = now + probeTimeout;
  }

  /// The other side still sends; true when it must be told again.
  boolean provoked(long now) {
    due |= left > 0 && now >= nextAt;
    return due;
  }

  /// When the session is forgotten.
  long goneAt() {
    return goneAt;
  }
}
