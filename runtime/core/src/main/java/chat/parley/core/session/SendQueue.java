package chat.parley.core.session;

import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.packet.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The frames of a session that wait to be sent, those that must be sent again before all others.
///
/// A frame that is too long for a packet is cut into fragments. At most three cut frames are on
/// their way at a time, one fewer than a receiver keeps in pieces; further ones wait aside, and
/// short frames pass them.
final class SendQueue {

  /// Cut frames on their way at a time.
  static final int CUT_FRAMES_MAX = 3;

  /// How far the numbers of cut frames on their way may lie apart: a receiver remembers for so many
  /// whether they are done.
  static final int CUT_SPAN = 64;

  /// A queue that held more frames gives its memory back when it is empty.
  private static final int QUEUE_KEPT_MAX = 512;

  private final ArrayDeque<Outgoing> again = new ArrayDeque<>(4);
  private ArrayDeque<Outgoing> fresh = new ArrayDeque<>(4);
  private final ArrayDeque<Integer> soundings = new ArrayDeque<>(1);
  private final ArrayDeque<Frame.Whole> aside = new ArrayDeque<>(1);
  private final List<CutFrame> cutFrames = new ArrayList<>(CUT_FRAMES_MAX);
  private long nextOrder;
  private long nextCutId;
  private long outstanding;
  private int queuedMax;

  /// Queues a frame behind all others.
  void add(Frame.Whole frame) {
    int length = FrameEncoder.length(frame);
    if (length > Limits.FRAME_MAX) {
      throw new IllegalArgumentException(
          "a frame has %d bytes, must have at most %d".formatted(length, Limits.FRAME_MAX));
    }
    outstanding += length;
    if (length <= Limits.PLAINTEXT_MAX) {
      fresh.add(new Outgoing(frame, length, nextOrder++, null));
    } else {
      aside.add(frame);
      cutNext();
    }
  }

  /// Queues a frame that asks for nothing but an acknowledgement.
  void addPing() {
    fresh.add(new Outgoing(new Frame.Ping(), 1, nextOrder++, null));
  }

  /// Queues a datagram of so many bytes that asks for nothing but an acknowledgement, and is not
  /// sent again.
  void addSounding(int bytes) {
    soundings.add(bytes);
  }

  /// The bytes of the next such datagram, taken out of the queue; 0 when there is none.
  int takeSounding() {
    Integer next = soundings.poll();
    return next == null ? 0 : next;
  }

  /// Whether nothing waits.
  boolean isEmpty() {
    return peek() == null;
  }

  /// Bytes of frames that have not arrived yet, as far as is known.
  int outstandingBytes() {
    return (int) Math.min(outstanding, Integer.MAX_VALUE);
  }

  /// The frame to send next, or null.
  @Nullable Outgoing peek() {
    while (true) {
      Outgoing next = again.peek();
      if (next == null) {
        return fresh.peek();
      }
      if (!next.isSettled()) {
        return next;
      }
      again.remove();
    }
  }

  /// Takes what [#peek] shows out of the queue, as part of this packet.
  void take(long number) {
    queuedMax = Math.max(queuedMax, fresh.size());
    Outgoing next = again.isEmpty() ? fresh.remove() : again.remove();
    next.sentIn(number);
    if (fresh.isEmpty() && queuedMax > QUEUE_KEPT_MAX) {
      fresh = new ArrayDeque<>(4); // A deque never shrinks by itself.
      queuedMax = 0;
    }
  }

  /// Queues a frame of a lost packet once more, unless it has arrived, or a later packet carries
  /// it.
  void lost(Outgoing outgoing, long number) {
    if (!outgoing.isSettled() && !outgoing.isWaiting() && outgoing.isIn(number)) {
      outgoing.waits();
      again.add(outgoing);
    }
  }

  /// A frame has arrived; the first time that this is said of it, it counts.
  void delivered(Outgoing outgoing) {
    if (!outgoing.deliver()) {
      return;
    }
    CutFrame cut = outgoing.cut();
    if (cut == null) {
      outstanding -= outgoing.frame() instanceof Frame.Ping ? 0 : outgoing.length();
    } else if (!cut.isAbandoned() && cut.pieceDelivered()) {
      outstanding -= cut.length();
      cutFrames.remove(cut);
      cutNext();
    }
  }

  /// Takes over, before its own frames, what another session's queue and packets in flight hold
  /// undelivered, in the order in which it was queued there.
  void takeOver(SendQueue older, List<Outgoing> inFlight) {
    var undelivered = new ArrayList<>(inFlight);
    undelivered.addAll(older.again);
    undelivered.addAll(older.fresh);
    undelivered.removeIf(Outgoing::isSettled);
    undelivered.sort(Comparator.comparingLong(Outgoing::order));
    var ours = new ArrayList<>(fresh);
    var oursAside = new ArrayList<>(aside);
    fresh.clear();
    aside.clear();
    for (Outgoing outgoing : undelivered) {
      if (outgoing.cut() == null && outgoing.frame() instanceof Frame.Whole) {
        moveIn(outgoing);
      }
    }
    for (CutFrame cut : older.cutFrames) {
      cut.abandon();
      addAside(cut.frame(), cut.length());
    }
    for (Frame.Whole frame : older.aside) {
      addAside(frame, FrameEncoder.length(frame));
    }
    for (Outgoing outgoing : ours) {
      outgoing.reorder(nextOrder++);
      fresh.add(outgoing);
    }
    aside.addAll(oursAside);
    older.clear();
    cutNext();
  }

  /// Frames keep their object, so that a late acknowledgement in the older session still counts.
  private void moveIn(Outgoing outgoing) {
    outgoing.sentIn(-1);
    outgoing.waits();
    outgoing.reorder(nextOrder++);
    again.add(outgoing);
    outstanding += outgoing.length();
  }

  private void addAside(Frame.Whole frame, int length) {
    aside.add(frame);
    outstanding += length;
  }

  private void clear() {
    again.clear();
    fresh.clear();
    soundings.clear();
    aside.clear();
    cutFrames.clear();
    outstanding = 0;
  }

  private void cutNext() {
    while (cutFrames.size() < CUT_FRAMES_MAX
        && (cutFrames.isEmpty() || nextCutId - cutFrames.getFirst().id() < CUT_SPAN)) {
      Frame.Whole frame = aside.poll();
      if (frame == null) {
        return;
      }
      cut(frame);
    }
  }

  private void cut(Frame.Whole frame) {
    byte[] bytes = FrameEncoder.encode(frame);
    int pieces = Math.ceilDiv(bytes.length, Limits.FRAGMENT_BYTES_MAX);
    var cut = new CutFrame(frame, nextCutId++, bytes.length, pieces);
    cutFrames.add(cut);
    for (int from = 0; from < bytes.length; from += Limits.FRAGMENT_BYTES_MAX) {
      int to = Math.min(from + Limits.FRAGMENT_BYTES_MAX, bytes.length);
      var fragment =
          new Frame.Fragment(cut.id(), from, bytes.length, Arrays.copyOfRange(bytes, from, to));
      fresh.add(new Outgoing(fragment, FrameEncoder.length(fragment), nextOrder++, cut));
    }
  }
}
