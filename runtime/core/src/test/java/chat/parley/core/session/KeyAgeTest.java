package chat.parley.core.session;

import static chat.parley.core.Moment.NEVER;
import static chat.parley.core.Moment.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.FakeCrypto;
import org.junit.jupiter.api.Test;

final class KeyAgeTest {

  private static final KeyUse HURRIED = new KeyUse(10 * SECOND, 100);

  @Test
  void renewsAfterTenMinutesLessATenth() {
    for (int seed = 0; seed < 50; seed++) {
      var age = new KeyAge(0, Role.CLIENT_TO_SERVER, true, means(seed));

      assertTrue(age.renewAt(0) > 540 * SECOND && age.renewAt(0) <= 600 * SECOND);
    }
  }

  @Test
  void renewsAtOnceAfterAMillionPackets() {
    var age = new KeyAge(5, Role.PEER_TO_PEER, true, means(1));

    assertTrue(age.renewAt((1 << 20) - 1) > 5);
    assertEquals(5, age.renewAt(1 << 20));
  }

  @Test
  void pausesAfterAFailure() {
    var age = new KeyAge(0, Role.PEER_TO_PEER, true, means(1));
    age.postpone(700 * SECOND);

    assertEquals(730 * SECOND, age.renewAt(0));
    assertEquals(730 * SECOND, age.renewAt(1 << 20));
  }

  @Test
  void neverLetsAServerRenew() {
    var age = new KeyAge(0, Role.CLIENT_TO_SERVER, false, means(1));

    assertEquals(NEVER, age.renewAt(0));
    assertEquals(NEVER, age.renewAt(1 << 23));
  }

  @Test
  void stopsHardAfterFifteenMinutesOrSixteenMillionPackets() {
    var age = new KeyAge(0, Role.CLIENT_TO_SERVER, false, means(1));

    assertEquals(900 * SECOND, age.hardStopAt(0));
    assertTrue(age.hardStopAt(1 << 24) < 0);
  }

  @Test
  void scalesWithHowLongKeysAreToBeUsed() {
    var hurried = new Means(new FakeCrypto(), new SeededEntropy(1), FrameGate.OPEN, HURRIED);
    var asking = new KeyAge(0, Role.PEER_TO_PEER, true, hurried);
    var asked = new KeyAge(0, Role.PEER_TO_PEER, false, hurried);

    assertTrue(asking.renewAt(99) <= 10 * SECOND);
    assertEquals(0, asking.renewAt(100));
    assertTrue(asked.renewAt(149) > 10 * SECOND);
    assertEquals(15 * SECOND, asked.hardStopAt(0));
  }

  private static Means means(int seed) {
    return Means.of(new FakeCrypto(), new SeededEntropy(seed));
  }
}
