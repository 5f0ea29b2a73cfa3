package chat.parley.launcher.console;

import java.util.List;
import java.util.Locale;

/// Gives each nickname its colour, the same on all machines. All of them can be read on black and
/// on white.
final class NameColours {

  /// Numbers in the palette of 256 colours, which is the same on all terminals that have it.
  static final List<Integer> PALETTE =
      List.of(160, 166, 100, 64, 28, 29, 31, 27, 99, 97, 129, 133, 163, 161);

  /// Terminals with fewer colours than this have each owner's own.
  private static final int COLOURS_MIN = 256;

  private final boolean hasColours;

  /// @param colours how many the terminal has
  NameColours(int colours) {
    this.hasColours = colours >= COLOURS_MIN;
  }

  /// Colours a nickname where it stands first in a line, with a colon behind it.
  String paint(String line, String nickname) {
    int at = hasColours ? line.indexOf(nickname + ": ") : -1;
    if (at < 0) {
      return line;
    }
    int end = at + nickname.length();
    return line.substring(0, at)
        + "\033[38;5;%dm".formatted(of(nickname))
        + nickname
        + "\033[39m"
        + line.substring(end);
  }

  /// The number of a nickname's colour, however it is written.
  static int of(String nickname) {
    int hash = nickname.toLowerCase(Locale.ROOT).hashCode();
    int spread = hash * 0x9E3779B1;
    return PALETTE.get(Math.floorMod(spread >>> 16, PALETTE.size()));
  }
}
