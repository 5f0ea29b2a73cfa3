package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import org.junit.jupiter.api.Test;

/// Of a hundred translators, all keep to what is common, and each habit comes up.
final class TranslatorTest {

  private static final Address INSIDE = Address.v4(0x0a00_0001, 1);
  private static final Address ONE = Address.v4(0x0a00_0002, 2);
  private static final Address OTHER = Address.v4(0x0a00_0003, 3);
  private static final int DRAWN = 100;

  @Test
  void answersComeIn() {
    for (int seed = 0; seed < DRAWN; seed++) {
      Translator translator = drawn(seed);
      Address shown = translator.showing(ONE, 0);

      assertNotEquals(INSIDE, shown);
      assertEquals(shown, translator.showing(ONE, 29 * Moment.SECOND));
      assertTrue(translator.admits(ONE, shown, 58 * Moment.SECOND));
    }
  }

  @Test
  void whatWasNotUsedForTwoMinutesIsForgotten() {
    for (int seed = 0; seed < DRAWN; seed++) {
      Translator translator = drawn(seed);
      Address shown = translator.showing(ONE, 0);

      assertFalse(translator.admits(ONE, shown, 121 * Moment.SECOND));
      assertNotEquals(shown, translator.showing(ONE, 121 * Moment.SECOND));
    }
  }

  @Test
  void someLetStrangersInAndSomeShowEachListenerAnotherAddress() {
    int open = 0;
    int symmetric = 0;
    for (int seed = 0; seed < DRAWN; seed++) {
      Translator translator = drawn(seed);
      Address shown = translator.showing(ONE, 0);
      open += translator.admits(OTHER, shown, 1) ? 1 : 0;
      symmetric += translator.showing(OTHER, 2).equals(shown) ? 0 : 1;
    }

    assertTrue(open > 0 && open < DRAWN, open + " are open");
    assertTrue(symmetric > 0 && symmetric < DRAWN, symmetric + " are symmetric");
  }

  private static Translator drawn(long seed) {
    return new Translator(INSIDE, new Seeded(seed));
  }
}
