package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.OnScreen;
import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import chat.parley.launcher.testing.VirtualScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A person who types slowly while others are talking.
@Timeout(300)
final class TypingIT {

  private static final int MESSAGES = 200;

  /// Long enough to go over three rows of 80 columns, with characters of two columns and of none.
  private static final String TYPED =
      "send bob 你好, this is a line that takes its time: grüße, cafe\u0301, 🎉 and "
          + "words, words, words that go on and on 世界 until the row is full and then the next "
          + "one, too, since who types slowly may have much to say, and 終わり.";

  @RegisterExtension private final ParleyProcesses processes = new ParleyProcesses();
  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void typedLineSurvivesMessagesThatArrive(int columns) throws Exception {
    String address = ParleyProcesses.addressOf(processes.startServer(home));
    ParleyProcess bob = processes.start(home, "join", "bob", "--server", address);
    bob.awaitLine("[Welcome, You are registered.]");
    try (var alice =
        OnScreen.start(
            home, new VirtualScreen(columns, 24), Map.of(), "join", "alice", "--server", address)) {
      VirtualScreen screen = alice.screen();
      screen.awaitRow("[Client table updated.]");
      bob.awaitLine("[Client table updated.]", 2);

      int[] keys = TYPED.codePoints().toArray();
      int sent = 0;
      for (int i = 0; i < keys.length; i++) {
        alice.press(Character.toString(keys[i]));
        while (sent < MESSAGES * (i + 1) / keys.length) {
          bob.type("send alice " + text(sent++));
        }
        String soFar = TYPED.substring(0, TYPED.offsetByCodePoints(0, i + 1));
        int last = sent - 1;
        screen.await(it -> typedLine(it).equals(packed(">>> " + soFar)) && hasMessage(it, last));
      }
      alice.press("\r");

      bob.awaitLine("alice: " + TYPED.substring("send bob ".length()));
      screen.awaitRow("[Message received by bob.]");
      assertEquals(IntStream.range(0, MESSAGES).boxed().toList(), numbersOn(screen));
      String shown = packed(String.join("", screen.everything()));
      for (int i = 0; i < MESSAGES; i++) {
        assertTrue(shown.contains(packed("bob: " + text(i))), text(i));
      }
      assertEquals(1, count(screen, packed(TYPED)));
      alice.press("\u0004");
      assertEquals(0, alice.awaitExit());
    }
  }

  /// Some are wide, some are long, some are both, and some end with the row.
  private static String text(int number) {
    String some =
        switch (number % 8) {
          case 0 -> "short";
          case 1 -> "全角の文字がならんでいる".repeat(1 + number % 7);
          case 2 -> "🎉🚀😀".repeat(1 + number % 19);
          case 3 -> "a long one " + "that goes on ".repeat(number % 23);
          case 4 -> "x".repeat(80 - ">>> bob: #000 ".length() + number % 3 - 1);
          case 5 -> "日本語 mixed with latin letters, ".repeat(1 + number % 5);
          case 6 -> "e\u0301a\u0308o\u0302".repeat(1 + number % 29);
          default -> "-".repeat(200 - ">>> bob: #000 ".length() + number % 3 - 1);
        };
    return "#%03d %s;".formatted(number, some);
  }

  /// What stands in the rows from the last prompt on to the cursor, without blanks.
  private static String typedLine(VirtualScreen screen) {
    var line = new ArrayList<String>();
    for (String row : screen.upToCursor().reversed()) {
      line.addFirst(row);
      if (row.startsWith(">>> ")) {
        break;
      }
    }
    return packed(String.join("", line));
  }

  private static boolean hasMessage(VirtualScreen screen, int number) {
    return number < 0
        || packed(String.join("", screen.everything())).contains(packed("bob: " + text(number)));
  }

  private static List<Integer> numbersOn(VirtualScreen screen) {
    return Pattern.compile(">>> bob: #(\\d+)")
        .matcher(String.join("\n", screen.everything()))
        .results()
        .map(it -> Integer.parseInt(it.group(1)))
        .toList();
  }

  private static int count(VirtualScreen screen, String packed) {
    return packed(String.join("", screen.everything())).split(Pattern.quote(packed), -1).length - 1;
  }

  /// Where a row ends is the terminal's matter; what stands in it is not.
  private static String packed(String text) {
    return text.replace(" ", "");
  }
}
