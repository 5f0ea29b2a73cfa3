package chat.parley.core.packet;

import java.util.List;

/// What became of bytes that should be frames.
public sealed interface Decoded {

  /// The frames, in the order in which they stand, without padding.
  record Frames(List<Frame> frames) implements Decoded {}

  /// Not frames of this protocol. None of them counts, not even those before the bad one.
  ///
  /// @param reason a constant text, fit for a log
  /// @param offset how far into the bytes the trouble is
  record Malformed(String reason, int offset) implements Decoded {}
}
