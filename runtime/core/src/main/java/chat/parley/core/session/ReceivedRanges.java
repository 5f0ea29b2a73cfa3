package chat.parley.core.session;

import chat.parley.core.packet.Frame.Acknowledgement.Range;
import chat.parley.core.packet.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The numbers of the packets that arrived and are still worth acknowledging, as ranges.
///
/// Holds [Limits#ACK_RANGES_MAX] ranges at the most and forgets the oldest beyond: the sender takes
/// what is never acknowledged for lost and sends its frames again.
final class ReceivedRanges {

  private static final int RANGES_MAX = Limits.ACK_RANGES_MAX;

  /// Both ascending; most packets extend the last range.
  private long[] froms = new long[4];

  private long[] tos = new long[4];
  private int count;

  /// The highest number, or -1 when nothing arrived.
  long highest() {
    return count == 0 ? -1 : tos[count - 1];
  }

  /// Whether there is a number between the lowest and the highest known that is missing.
  boolean hasGap() {
    return count > 1;
  }

  /// Adds a number; one that is known, or older than all that can be kept, changes nothing.
  void add(long number) {
    int below = count - 1;
    while (below >= 0 && froms[below] > number) {
      below--;
    }
    if (below >= 0 && tos[below] >= number) {
      return;
    }
    boolean joinsBelow = below >= 0 && tos[below] == number - 1;
    boolean joinsAbove = below + 1 < count && froms[below + 1] == number + 1;
    if (joinsBelow && joinsAbove) {
      tos[below] = tos[below + 1];
      remove(below + 1, 1);
    } else if (joinsBelow) {
      tos[below] = number;
    } else if (joinsAbove) {
      froms[below + 1] = number;
    } else {
      insert(below + 1, number);
    }
  }

  /// Forgets all numbers up to this one: the other side knows that they arrived.
  void forgetUpTo(long number) {
    int gone = 0;
    while (gone < count && tos[gone] <= number) {
      gone++;
    }
    remove(0, gone);
    if (count > 0 && froms[0] <= number) {
      froms[0] = number + 1;
    }
  }

  /// The ranges in the order in which they travel: the highest first.
  List<Range> descending() {
    var ranges = new ArrayList<Range>(count);
    for (int i = count - 1; i >= 0; i--) {
      ranges.add(new Range(froms[i], tos[i]));
    }
    return ranges;
  }

  private void insert(int index, long number) {
    int at = index;
    if (count == RANGES_MAX) {
      if (at == 0) {
        return;
      }
      remove(0, 1);
      at--;
    } else if (count == froms.length) {
      froms = Arrays.copyOf(froms, Math.min(2 * count, RANGES_MAX));
      tos = Arrays.copyOf(tos, Math.min(2 * count, RANGES_MAX));
    }
    System.arraycopy(froms, at, froms, at + 1, count - at);
    System.arraycopy(tos, at, tos, at + 1, count - at);
    froms[at] = number;
    tos[at] = number;
    count++;
  }

  private void remove(int index, int howMany) {
    System.arraycopy(froms, index + howMany, froms, index, count - index - howMany);
    System.arraycopy(tos, index + howMany, tos, index, count - index - howMany);
    count -= howMany;
  }
}
