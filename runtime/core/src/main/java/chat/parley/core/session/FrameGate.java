package chat.parley.core.session;

import chat.parley.core.packet.Decoded;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameDecoder;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.packet.Item;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Has a say in the frames of a node's sessions: once before a frame of ours is sent for the first
/// time, and before the node takes one of the other side in. By then its packet has been opened,
/// and is acknowledged whatever the gate says.
///
/// What does not go on was never said, and whoever misses it asks again.
public interface FrameGate {

  /// Lets everything pass.
  FrameGate OPEN =
      new FrameGate() {
        @Override
        public boolean isOpen() {
          return true;
        }

        @Override
        public List<Onward> leaving(String peer, Frame.Whole frame, int room) {
          return List.of(Onward.now(frame));
        }

        @Override
        public List<Onward> arriving(String peer, Frame.Whole frame, int room) {
          return List.of(Onward.now(frame));
        }
      };

  /// Whether everything passes just now, so that it need not be asked.
  boolean isOpen();

  /// What goes on in place of a frame of ours; nothing when it is dropped.
  ///
  /// @param peer the nickname's key of the other side; empty when that is the server, or not known
  /// @param room how many frames may be kept back
  List<Onward> leaving(String peer, Frame.Whole frame, int room);

  /// Whether a frame of the other side goes on, and when: nothing, or that very frame.
  ///
  /// @param peer the nickname's key of the other side; empty when that is the server, or not known
  /// @param room how many frames may be kept back
  List<Onward> arriving(String peer, Frame.Whole frame, int room);

  /// A frame that goes on.
  ///
  /// @param delayNanos how long it is kept back, 0 for not at all
  /// @param rest asked when that time is over
  record Onward(Frame.Whole frame, long delayNanos, FrameGate rest) {

    /// Goes on at once.
    public static Onward now(Frame.Whole frame) {
      return new Onward(frame, 0, OPEN);
    }
  }

  /// The frame that goes on when a gate wants these bytes to stand in place of one of ours; empty
  /// when they may not.
  ///
  /// Only the words of a message may be others, under the same numbers: all other frames promise
  /// something, and a changed promise could call a message delivered that nobody has.
  static Optional<Frame.Whole> inPlaceOf(Frame.Whole frame, byte[] bytes) {
    if (Arrays.equals(bytes, FrameEncoder.encode(frame))) {
      return Optional.of(frame);
    }
    if (frame instanceof Frame.Text text
        && FrameDecoder.decodeWhole(bytes) instanceof Decoded.Frames(var frames)
        && frames.getFirst() instanceof Frame.Text other
        && isReworded(text, other)) {
      return Optional.of(other);
    }
    return Optional.empty();
  }

  private static boolean isReworded(Frame.Text text, Frame.Text other) {
    return text.incarnation() == other.incarnation()
        && text.base() == other.base()
        && text.item() instanceof Item.Message
        && other.item() instanceof Item.Message
        && text.item().sequence() == other.item().sequence();
  }
}
