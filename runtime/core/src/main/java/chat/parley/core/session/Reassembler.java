package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the fragments of one session's cut frames together, within limits: 4 frames and 64 KiB in
/// pieces at a time, 16 fragments a frame, 90 seconds from one fragment to the next.
///
/// Pieces that were acknowledged are not sent again. So a frame in pieces must outlive every pause
/// that the session survives, and where one is given up all the same, since its other pieces do not
/// get through while smaller datagrams do, the session has to end with it.
final class Reassembler {

  static final int FRAMES_MAX = 4;
  static final int BYTES_MAX = 64 * 1024;
  static final long PAUSE_MAX_NANOS = 90 * Moment.SECOND;

  /// What became of a fragment.
  sealed interface Outcome {
    /// It is kept, or was not needed; its packet may be acknowledged.
    record Kept() implements Outcome {}

    /// It was the last one.
    record Complete(byte[] frame) implements Outcome {}

    /// There is no room for it now; it must be sent again.
    record Refused() implements Outcome {}
  }

  private static final Outcome KEPT = new Outcome.Kept();
  private static final Outcome REFUSED = new Outcome.Refused();

  private final ReassemblyBudget budget;
  private final List<Partial> partials = new ArrayList<>(1);
  private int bytes;

  /// Which cut frames are done with: bit n stands for the number `highestId - n`; all numbers below
  /// are done, since a sender keeps its numbers within that span.
  private long done;

  private long highestId = -1;

  /// @param budget what all sessions of the node may keep together
  Reassembler(ReassemblyBudget budget) {
    this.budget = budget;
  }

  /// Takes a fragment in.
  Outcome add(long now, Frame.Fragment fragment) {
    if (isDone(fragment.id())) {
      return KEPT;
    }
    Partial partial = find(fragment.id());
    if (partial == null) {
      partial = begin(fragment);
      if (partial == null) {
        return REFUSED;
      }
    }
    partial.touchedAt = now;
    if (!partial.accepts(fragment)) {
      finish(partial);
      return KEPT;
    }
    if (!partial.isComplete()) {
      return KEPT;
    }
    finish(partial);
    return new Outcome.Complete(partial.bytes);
  }

  /// When the first incomplete frame has waited for too long; `Moment.NEVER` when there is none.
  long deadline() {
    long first = Moment.NEVER;
    for (Partial partial : partials) {
      first = Math.min(first, partial.touchedAt + PAUSE_MAX_NANOS);
    }
    return first;
  }

  /// Gives everything up.
  void clear() {
    partials.forEach(this::release);
    partials.clear();
  }

  private @Nullable Partial begin(Frame.Fragment fragment) {
    int total = fragment.total();
    if (partials.size() == FRAMES_MAX || bytes + total > BYTES_MAX || !budget.take(total)) {
      return null;
    }
    bytes += total;
    var partial = new Partial(fragment.id(), total);
    partials.add(partial);
    return partial;
  }

  private @Nullable Partial find(long id) {
    for (Partial partial : partials) {
      if (partial.id == id) {
        return partial;
      }
    }
    return null;
  }

  private void finish(Partial partial) {
    partials.remove(partial);
    release(partial);
    long ahead = partial.id - highestId;
    if (ahead > 0) {
      done = ahead < Long.SIZE ? done << ahead : 0;
      highestId = partial.id;
    }
    if (highestId - partial.id < Long.SIZE) {
      done |= 1L << (highestId - partial.id);
    }
  }

  private void release(Partial partial) {
    bytes -= partial.bytes.length;
    budget.giveBack(partial.bytes.length);
  }

  private boolean isDone(long id) {
    long behind = highestId - id;
    return behind >= Long.SIZE || (behind >= 0 && (done >>> behind & 1) != 0);
  }

  /// One frame in pieces.
  private static final class Partial {
    private final long id;
    private final byte[] bytes;

    /// Where each piece begins and ends, two numbers a piece.
    private final int[] bounds = new int[2 * Limits.FRAGMENTS_MAX];

    private int pieces;
    private int filled;
    private long touchedAt;

    Partial(long id, int total) {
      this.id = id;
      this.bytes = new byte[total];
    }

    boolean isComplete() {
      return filled == bytes.length;
    }

    /// Copies the piece in, unless it is there; false when it contradicts what is there.
    boolean accepts(Frame.Fragment fragment) {
      int length = fragment.bytes().length;
      int end = fragment.offset() + length;
      if (fragment.total() != bytes.length || fragment.offset() < 0 || end > bytes.length) {
        return false;
      }
      for (int i = 0; i < pieces; i++) {
        int from = bounds[2 * i];
        int to = bounds[2 * i + 1];
        if (from == fragment.offset() && to == end) {
          return Arrays.equals(bytes, from, to, fragment.bytes(), 0, length);
        }
        if (fragment.offset() < to && from < end) {
          return false;
        }
      }
      if (pieces == Limits.FRAGMENTS_MAX) {
        return false;
      }
      System.arraycopy(fragment.bytes(), 0, bytes, fragment.offset(), length);
      bounds[2 * pieces] = fragment.offset();
      bounds[2 * pieces + 1] = end;
      pieces++;
      filled += length;
      return true;
    }
  }
}
