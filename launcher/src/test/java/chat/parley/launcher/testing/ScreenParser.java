package chat.parley.launcher.testing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/// Reads what is written to a terminal, and has the screen do it. What it does not know is an
/// error: better that than a screen that nobody has.
final class ScreenParser {

  private static final int ESCAPE = 0x1B;
  private static final int BELL = 0x07;

  /// What was begun and not ended.
  private enum State {
    TEXT,
    ESCAPED,
    SEQUENCE,
    CHARSET,
    COMMAND
  }

  private final VirtualScreen screen;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private final CharBuffer characters = CharBuffer.allocate(1 << 16);
  private final StringBuilder sequence = new StringBuilder();
  private State state = State.TEXT;
  private char high;

  ScreenParser(VirtualScreen screen) {
    this.screen = screen;
  }

  void feed(byte[] from, int offset, int length) {
    int done = 0;
    while (done < length) {
      int some = Math.min(length - done, bytes.remaining());
      bytes.put(from, offset + done, some).flip();
      decoder.decode(bytes, characters, false);
      bytes.compact();
      characters.flip();
      while (characters.hasRemaining()) {
        take(characters.get());
      }
      characters.clear();
      done += some;
    }
  }

  private void take(char character) {
    if (Character.isHighSurrogate(character)) {
      high = character;
    } else if (Character.isLowSurrogate(character)) {
      step(Character.toCodePoint(high, character));
    } else {
      step(character);
    }
  }

  private void step(int point) {
    switch (state) {
      case TEXT -> text(point);
      case ESCAPED -> escaped(point);
      case CHARSET -> state = State.TEXT;
      case SEQUENCE -> {
        sequence.appendCodePoint(point);
        if (point >= 0x40 && point <= 0x7E) {
          state = State.TEXT;
          run(sequence.toString());
        }
      }
      case COMMAND -> {
        if (point == BELL) {
          state = State.TEXT;
          screen.tell("OSC " + sequence + "\n");
        } else {
          sequence.appendCodePoint(point);
        }
      }
    }
  }

  private void text(int point) {
    switch (point) {
      case ESCAPE -> state = State.ESCAPED;
      case BELL -> screen.tell("BEL\n");
      case '\b' -> screen.moveBy(0, -1);
      case '\t' -> screen.tab();
      case '\n' -> screen.lineFeed();
      case '\r' -> screen.carriageReturn();
      default -> {
        if (point < ' ') {
          throw new AssertionError("a control character of %d on the screen".formatted(point));
        }
        screen.put(point);
      }
    }
  }

  private void escaped(int point) {
    sequence.setLength(0);
    state =
        switch (point) {
          case '[' -> State.SEQUENCE;
          case ']' -> State.COMMAND;
          case '(', ')' -> State.CHARSET;
          case '=', '>' -> State.TEXT;
          default -> throw new AssertionError("ESC %c is not known".formatted(point));
        };
  }

  private void run(String whole) {
    char what = whole.charAt(whole.length() - 1);
    String parameters = whole.substring(0, whole.length() - 1);
    if (what == 'm' || parameters.startsWith("?")) {
      // Colours, and modes such as that of pasting.
      return;
    }
    String[] numbers = parameters.split(";");
    int first = number(numbers, 0);
    int count = Math.max(1, first);
    switch (what) {
      case 'A' -> screen.moveBy(-count, 0);
      case 'B' -> screen.moveBy(count, 0);
      case 'C' -> screen.moveBy(0, count);
      case 'D' -> screen.moveBy(0, -count);
      case 'G' -> screen.moveToColumn(count - 1);
      case 'H' -> screen.moveTo(count - 1, Math.max(1, number(numbers, 1)) - 1);
      case 'K' -> require(first == 0, whole, screen::eraseToEndOfRow);
      case 'J' -> require(first != 1, whole, first == 0 ? screen::eraseToEnd : screen::eraseAll);
      case 'P' -> screen.deleteCells(count);
      case '@' -> screen.insertCells(count);
      case 'M' -> screen.deleteRows(count);
      case 'L' -> screen.insertRows(count);
      case 'l', 'h' -> {}
      default -> throw new AssertionError("CSI %s is not known".formatted(whole));
    }
  }

  private static void require(boolean isKnown, String whole, Runnable action) {
    if (!isKnown) {
      throw new AssertionError("CSI %s is not known".formatted(whole));
    }
    action.run();
  }

  private static int number(String[] numbers, int at) {
    return at < numbers.length && !numbers[at].isEmpty() ? Integer.parseInt(numbers[at]) : 0;
  }
}
