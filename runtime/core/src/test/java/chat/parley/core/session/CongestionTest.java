package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CongestionTest {

  private final Congestion congestion = new Congestion();

  @Test
  void beginsWithTenFullDatagrams() {
    send(10);

    assertFalse(congestion.hasRoom());
    assertEquals(12_000, congestion.inFlight());
  }

  @Test
  void growsByWhatArrivesInSlowStart() {
    send(10);
    acknowledge(4, 100);

    assertEquals(12_000 + 4_800, congestion.window());
  }

  @Test
  void doesNotGrowWhileItIsNotUsedUp() {
    send(4);

    assertFalse(congestion.isLimiting());
    acknowledge(4, 100);

    assertEquals(12_000, congestion.window());
  }

  @Test
  void halvesOnceForAllLossesOfOneRoundTrip() {
    send(10);
    congestion.lost(1_000, 1_200, 100);
    congestion.lost(1_100, 1_200, 999);

    assertEquals(6_000, congestion.window());

    congestion.lost(1_200, 1_200, 1_001);

    assertEquals(3_000, congestion.window());
  }

  @Test
  void neverFallsBelowTwoDatagrams() {
    for (int i = 1; i < 10; i++) {
      send(1);
      congestion.lost(i * 100L, 1_200, i * 100L - 1);
    }

    assertEquals(2_400, congestion.window());
    assertTrue(congestion.hasRoom());
  }

  @Test
  void growsByOneDatagramAWindowAfterALoss() {
    send(10);
    congestion.lost(1_000, 1_200, 100);
    congestion.acknowledged(9 * 1_200, 100, true);
    send(5);
    for (int i = 0; i < 5; i++) {
      congestion.acknowledged(1_200, 2_000, true);
      congestion.grow();
    }

    assertEquals(6_000 + 1_200, congestion.window());
  }

  @Test
  void doesNotGrowByWhatArrivesTogetherWithALoss() {
    send(10);
    congestion.acknowledged(1_200, 200, true);
    congestion.lost(1_000, 1_200, 100);
    congestion.grow();

    assertEquals(6_000, congestion.window());
  }

  @Test
  void doesNotGrowByPacketsSentBeforeTheLoss() {
    send(10);
    congestion.lost(1_000, 1_200, 100);
    acknowledge(9, 900);

    assertEquals(6_000, congestion.window());
  }

  @Test
  void startsAgainFromTheLeastWindowAfterPersistentCongestion() {
    send(10);
    congestion.lost(1_000, 12_000, 900);
    congestion.collapsed();
    send(2);
    acknowledge(2, 950);

    assertEquals(4_800, congestion.window());
  }

  private void send(int datagrams) {
    congestion.sent(1_200 * datagrams);
  }

  private void acknowledge(int datagrams, long sentAt) {
    boolean limited = congestion.isLimiting();
    for (int i = 0; i < datagrams; i++) {
      congestion.acknowledged(1_200, sentAt, limited);
    }
    congestion.grow();
  }
}
