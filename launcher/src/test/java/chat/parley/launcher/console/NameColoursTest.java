package chat.parley.launcher.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class NameColoursTest {

  private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};

  /// How bright the eye finds a colour of the cube, from 0 to 1; as WCAG has it.
  private static double luminance(int colour) {
    int place = colour - 16;
    return 0.2126 * linear(LEVELS[place / 36])
        + 0.7152 * linear(LEVELS[place / 6 % 6])
        + 0.0722 * linear(LEVELS[place % 6]);
  }

  private static double linear(int level) {
    double part = level / 255.0;
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  @Test
  void eachColourCanBeReadOnBlackAndOnWhite() {
    for (int colour : NameColours.PALETTE) {
      double onBlack = (luminance(colour) + 0.05) / 0.05;
      double onWhite = 1.05 / (luminance(colour) + 0.05);

      assertTrue(onBlack >= 3.5 && onWhite >= 3.5, colour + ": " + onBlack + ", " + onWhite);
    }
  }

  @Test
  void aNicknameHasOneColourHoweverItIsWritten() {
    assertEquals(NameColours.of("bob"), NameColours.of("BOB"));
    assertEquals(64, NameColours.of("bob"));
    assertEquals(161, NameColours.of("alice"));
  }

  @Test
  void nicknamesAreSpreadOverAllColours() {
    var colours = new HashSet<Integer>();
    for (int i = 0; i < 200; i++) {
      colours.add(NameColours.of("user" + i));
    }

    assertEquals(NameColours.PALETTE.size(), colours.size());
  }

  @Test
  void paintsTheNicknameAlone() {
    var colours = new NameColours(256);

    assertEquals(
        ">>> #ops \033[38;5;%dmbob\033[39m: bob: hi".formatted(NameColours.of("bob")),
        colours.paint(">>> #ops bob: bob: hi", "bob"));
    assertEquals(">>> bob: hi", new NameColours(8).paint(">>> bob: hi", "bob"));
  }
}
