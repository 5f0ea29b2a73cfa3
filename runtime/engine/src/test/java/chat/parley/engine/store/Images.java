package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.store.ClientImage;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.MailRow;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares what nodes start from; records with arrays in them do not compare themselves.
final class Images {

  private static final Comparator<HighWater> ORDER =
      Comparator.comparing(HighWater::sender).thenComparingLong(HighWater::incarnation);

  private Images() {}

  static void assertSame(ClientImage expected, @Nullable ClientImage actual) {
    if (actual == null) {
      throw new AssertionError("no image");
    }
    assertEquals(expected.identity(), actual.identity());
    assertEquals(expected.incarnation(), actual.incarnation());
    assertEquals(expected.handshakeCounter(), actual.handshakeCounter());
    assertEquals(expected.recordSequence(), actual.recordSequence());
    assertEquals(expected.prekeys(), actual.prekeys());
    assertEquals(expected.table().epoch(), actual.table().epoch());
    assertEquals(expected.table().version(), actual.table().version());
    assertArrayEquals(expected.table().chain(), actual.table().chain());
    assertEquals(expected.table().entries(), actual.table().entries());
    assertEquals(expected.pins(), actual.pins());
    assertEquals(expected.serverPin(), actual.serverPin());
    assertArrayEquals(expected.certificate(), actual.certificate());
    assertEquals(expected.outbox(), actual.outbox());
    assertEquals(expected.lastSequences(), actual.lastSequences());
    assertEquals(
        expected.highWaters().stream().sorted(ORDER).toList(),
        actual.highWaters().stream().sorted(ORDER).toList());
    assertEquals(expected.lastHistoryId(), actual.lastHistoryId());
    assertEquals(expected.unshown(), actual.unshown());
  }

  static void assertSame(List<MailRow> expected, List<MailRow> actual) {
    assertEquals(
        expected.stream().map(MailRow::index).toList(),
        actual.stream().map(MailRow::index).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).mail(), actual.get(i).mail());
    }
  }
}
