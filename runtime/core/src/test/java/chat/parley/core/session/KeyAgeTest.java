package chat.parley.core.session;

import static chat.parley.core.Moment.NEVER;
import static chat.parley.core.Moment.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class KeyAgeTest {

  @Test
  void renewsAfterTenMinutesLessATenth() {
    for (int seed = 0; seed < 50; seed++) {
      var age = new KeyAge(0, Role.CLIENT_TO_SERVER, true, new SeededEntropy(seed));

      assertTrue(age.renewAt(0) > 540 * SECOND && age.renewAt(0) <= 600 * SECOND);
    }
  }

  @Test
  void renewsAtOnceAfterAMillionPackets() {
    var age = new KeyAge(5, Role.PEER_TO_PEER, true, new SeededEntropy(1));

    assertTrue(age.renewAt((1 << 20) - 1) > 5);
    assertEquals(5, age.renewAt(1 << 20));
  }

  @Test
  void pausesAfterAFailure() {
    var age = new KeyAge(0, Role.PEER_TO_PEER, true, new SeededEntropy(1));
    age.postpone(700 * SECOND);

    assertEquals(730 * SECOND, age.renewAt(0));
    assertEquals(730 * SECOND, age.renewAt(1 << 20));
  }

  @Test
  void neverLetsAServerRenew() {
    var age = new KeyAge(0, Role.CLIENT_TO_SERVER, false, new SeededEntropy(1));

    assertEquals(NEVER, age.renewAt(0));
    assertEquals(NEVER, age.renewAt(1 << 23));
  }

  @Test
  void stopsHardAfterFifteenMinutesOrSixteenMillionPackets() {
    var age = new KeyAge(0, Role.CLIENT_TO_SERVER, false, new SeededEntropy(1));

    assertEquals(900 * SECOND, age.hardStopAt(0));
    assertTrue(age.hardStopAt(1 << 24) < 0);
  }
}
