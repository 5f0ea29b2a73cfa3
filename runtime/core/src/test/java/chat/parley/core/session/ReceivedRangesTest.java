package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.packet.Frame.Acknowledgement.Range;
import chat.parley.core.packet.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ReceivedRangesTest {

  @Test
  void tellsTheHighestRangeFirst() {
    ReceivedRanges ranges = of(1, 2, 3, 7, 9, 8, 5);

    assertEquals(List.of(new Range(7, 9), new Range(5, 5), new Range(1, 3)), ranges.descending());
    assertEquals(9, ranges.highest());
  }

  @Test
  void joinsTwoRangesWhenTheGapBetweenThemFills() {
    ReceivedRanges ranges = of(1, 3, 2);

    assertEquals(List.of(new Range(1, 3)), ranges.descending());
  }

  @Test
  void forgetsTheOldestRangeWhenThereAreTooMany() {
    var ranges = new ReceivedRanges();
    for (int i = 0; i <= Limits.ACK_RANGES_MAX; i++) {
      ranges.add(2L * i);
    }

    assertEquals(Limits.ACK_RANGES_MAX, ranges.descending().size());
    assertEquals(new Range(2, 2), ranges.descending().getLast());
  }

  @Test
  void forgetsWhatTheOtherSideKnows() {
    ReceivedRanges ranges = of(1, 2, 3, 5, 6, 9);

    ranges.forgetUpTo(5);

    assertEquals(List.of(new Range(9, 9), new Range(6, 6)), ranges.descending());
  }

  @Test
  void agreesWithASetOfNumbers() {
    var random = new SplittableRandom(1);
    for (int run = 0; run < 8; run++) {
      var ranges = new ReceivedRanges();
      var model = new TreeSet<Long>();
      long around = 0;
      for (int i = 0; i < 2_000; i++) {
        around += random.nextInt(3);
        if (random.nextInt(200) == 0) {
          long upTo = around - random.nextInt(100);
          ranges.forgetUpTo(upTo);
          model.headSet(upTo, true).clear();
        }
        long number = Math.max(0, around - random.nextInt(1 + random.nextInt(90)));
        ranges.add(number);
        model.add(number);
        dropOldest(model);

        assertEquals(rangesOf(model), ranges.descending());
      }
    }
  }

  private static ReceivedRanges of(long... numbers) {
    var ranges = new ReceivedRanges();
    for (long number : numbers) {
      ranges.add(number);
    }
    return ranges;
  }

  private static List<Range> rangesOf(NavigableSet<Long> numbers) {
    var ranges = new ArrayList<Range>();
    for (long number : numbers.descendingSet()) {
      Range last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && last.from() == number + 1) {
        ranges.set(ranges.size() - 1, new Range(number, last.to()));
      } else {
        ranges.add(new Range(number, number));
      }
    }
    return ranges;
  }

  private static void dropOldest(NavigableSet<Long> numbers) {
    List<Range> ranges = rangesOf(numbers);
    if (ranges.size() > Limits.ACK_RANGES_MAX) {
      numbers.headSet(ranges.getLast().to(), true).clear();
    }
  }
}
