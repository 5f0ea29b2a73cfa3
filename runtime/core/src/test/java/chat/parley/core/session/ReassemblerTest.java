package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame.Fragment;
import chat.parley.core.packet.Limits;
import chat.parley.core.session.Reassembler.Outcome.Complete;
import chat.parley.core.session.Reassembler.Outcome.Kept;
import chat.parley.core.session.Reassembler.Outcome.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReassemblerTest {

  private static final byte[] BYTES = pattern();

  private final ReassemblyBudget budget = new ReassemblyBudget();
  private final Reassembler reassembler = new Reassembler(budget);

  @Test
  void putsPiecesTogetherInAnyOrder() {
    assertInstanceOf(Kept.class, reassembler.add(0, piece(0, 4, 6)));
    var outcome = reassembler.add(0, piece(0, 0, 4, 10));

    assertArrayEquals(bytes(10), assertInstanceOf(Complete.class, outcome).frame());
    assertEquals(0, budget.used());
  }

  @Test
  void ignoresAPieceThatIsThereAlready() {
    reassembler.add(0, piece(0, 0, 4, 10));

    assertInstanceOf(Kept.class, reassembler.add(0, piece(0, 0, 4, 10)));
    assertInstanceOf(Complete.class, reassembler.add(0, piece(0, 4, 6)));
  }

  @Test
  void ignoresPiecesOfAFrameThatIsComplete() {
    reassembler.add(0, piece(0, 0, 10, 10));

    assertInstanceOf(Kept.class, reassembler.add(0, piece(0, 0, 4, 10)));
    assertEquals(0, budget.used());
  }

  @Test
  void dropsTheWholeFrameWhenPiecesOverlap() {
    reassembler.add(0, piece(0, 0, 5, 10));
    reassembler.add(0, piece(0, 4, 6));

    assertEquals(0, budget.used());
    assertInstanceOf(Kept.class, reassembler.add(0, piece(0, 5, 5)));
  }

  @Test
  void dropsTheWholeFrameWhenAPieceComesWithOtherBytes() {
    reassembler.add(0, piece(0, 0, 5, 10));
    reassembler.add(0, new Fragment(0, 0, 10, new byte[] {9, 9, 9, 9, 9}));

    assertEquals(0, budget.used());
  }

  @Test
  void dropsTheWholeFrameWhenItsLengthChanges() {
    reassembler.add(0, piece(0, 0, 5, 10));
    reassembler.add(0, piece(0, 5, 5, 11));

    assertEquals(0, budget.used());
  }

  @Test
  void dropsAFrameInMorePiecesThanAllowed() {
    for (int i = 0; i <= Limits.FRAGMENTS_MAX; i++) {
      reassembler.add(0, piece(0, i, 1, 100));
    }

    assertEquals(0, budget.used());
  }

  @Test
  void refusesAFifthFrameInPieces() {
    for (int id = 0; id < 4; id++) {
      assertInstanceOf(Kept.class, reassembler.add(0, piece(id, 0, 4, 10)));
    }

    assertInstanceOf(Refused.class, reassembler.add(0, piece(4, 0, 4, 10)));
    reassembler.add(0, piece(2, 4, 6));
    assertInstanceOf(Kept.class, reassembler.add(0, piece(4, 0, 4, 10)));
  }

  @Test
  void refusesMoreThanTheNodeKeepsInPieces() {
    while (budget.take(Limits.FRAME_MAX)) {}

    assertInstanceOf(Refused.class, reassembler.add(0, piece(0, 0, 100, Limits.FRAME_MAX)));
  }

  @Test
  void givesUpAFrameWhosePiecesStayAway() {
    reassembler.add(0, piece(0, 0, 4, 10));
    reassembler.add(20 * Moment.SECOND, piece(0, 4, 2, 10));

    assertEquals(110 * Moment.SECOND, reassembler.deadline());
    reassembler.clear();

    assertEquals(Moment.NEVER, reassembler.deadline());
    assertEquals(0, budget.used());
  }

  @Test
  void agreesWithTheFramesThatWereCut() {
    var random = new Random(1);
    var waiting = new ArrayList<Fragment>();
    long nextId = 0;
    int completed = 0;
    for (int round = 0; round < 5_000; round++) {
      if (waiting.stream().mapToLong(Fragment::id).distinct().count() < 3) {
        waiting.addAll(cut(nextId++, 1 + random.nextInt(Limits.FRAME_MAX)));
        Collections.shuffle(waiting, random);
      }
      Fragment fragment = waiting.get(random.nextInt(waiting.size()));
      if (random.nextInt(4) > 0) {
        waiting.remove(fragment);
      }
      var outcome = reassembler.add(0, fragment);
      if (outcome instanceof Complete(byte[] frame)) {
        assertArrayEquals(bytes(fragment.total()), frame);
        completed++;
      }
      assertTrue(!(outcome instanceof Refused));
      assertTrue(budget.used() <= Reassembler.BYTES_MAX);
    }
    long missing = waiting.stream().mapToLong(Fragment::id).distinct().count();
    assertTrue(completed >= nextId - missing);
    assertTrue(completed <= nextId);
  }

  @Test
  void staysWithinItsLimitsWhateverComes() {
    var random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      int total = 1 + random.nextInt(Limits.FRAME_MAX);
      int offset = random.nextInt(total);
      int length = 1 + random.nextInt(Math.min(total - offset, Limits.FRAGMENT_BYTES_MAX));
      reassembler.add(i * 10_000_000L, piece(random.nextInt(300), offset, length, total));

      assertTrue(budget.used() <= Reassembler.BYTES_MAX);
    }
    reassembler.clear();
    assertEquals(0, budget.used());
  }

  private static List<Fragment> cut(long id, int total) {
    var pieces = new ArrayList<Fragment>();
    for (int from = 0; from < total; from += Limits.FRAGMENT_BYTES_MAX) {
      pieces.add(piece(id, from, Math.min(Limits.FRAGMENT_BYTES_MAX, total - from), total));
    }
    return pieces;
  }

  private static Fragment piece(long id, int offset, int length) {
    return piece(id, offset, length, offset + length);
  }

  private static Fragment piece(long id, int offset, int length, int total) {
    byte[] bytes = Arrays.copyOfRange(BYTES, offset, offset + length);
    return new Fragment(id, offset, total, bytes);
  }

  private static byte[] bytes(int length) {
    return Arrays.copyOf(BYTES, length);
  }

  private static byte[] pattern() {
    byte[] bytes = new byte[Limits.FRAME_MAX + 1];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }
}
