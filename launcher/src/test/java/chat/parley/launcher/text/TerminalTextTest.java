package chat.parley.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class TerminalTextTest {

  /// What a terminal could obey, told apart by other means than those of the class under test.
  private static boolean isObeyed(int point) {
    return (Character.getType(point) == Character.CONTROL && point != '\n' && point != '\t')
        || Character.getType(point) == Character.SURROGATE
        || isTurning(Character.getDirectionality(point))
        || point == 0x061C
        || point == 0x200E
        || point == 0x200F;
  }

  private static boolean isTurning(byte directionality) {
    return switch (directionality) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> false;
    };
  }

  @Test
  void noCodePointIsObeyed() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String shown = TerminalText.escape("a" + Character.toString(point) + "b");

      assertEquals(0, shown.codePoints().filter(TerminalTextTest::isObeyed).count(), shown);
    }
  }

  @Test
  void everyOtherCodePointStaysAsItIs() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (!isObeyed(point)) {
        String text = "a" + Character.toString(point) + "b";

        assertEquals(text, TerminalText.escape(text));
      }
    }
  }

  @Test
  void noRandomTextIsObeyed() {
    var random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(24);
      for (int j = 0; j < length; j++) {
        text.append(
            (char) (random.nextBoolean() ? random.nextInt(0x100) : random.nextInt(0x10000)));
      }

      String escaped = TerminalText.escape(text.toString());
      String line = TerminalText.line(text.toString());

      assertTrue(
          escaped.codePoints().noneMatch(TerminalTextTest::isObeyed), () -> "seed 7: " + escaped);
      assertFalse(line.contains("\n") || line.contains("\t"), () -> "seed 7: " + line);
      assertEquals(escaped, TerminalText.escape(escaped));
    }
  }

  @Test
  void takesTheSequencesOutOfAnAttack() {
    assertEquals("]0;title[2Jred", TerminalText.escape("\u001b]0;title\u0007\u001b[2J\u009bred"));
    assertEquals("user\uFFFDgpj.exe", TerminalText.escape("user\u202egpj.exe"));
    assertEquals("\uFFFDx", TerminalText.escape("\udc00x"));
  }

  @Test
  void keepsTheTextOfPeople() {
    String text = "Grüße, Ωμέγα, שלום, 日本, 👩‍🚀, a\tb\nc";

    assertEquals(text, TerminalText.escape(text));
  }

  @Test
  void indentsAllLinesButTheFirst() {
    assertEquals(
        "hi\n      >>> [Message received by bob.]",
        TerminalText.indented("hi\r\n>>> [Message received by bob.]"));
  }

  @Test
  void makesOneLineOfMany() {
    assertEquals("a b c", TerminalText.line("a\nb\tc"));
  }
}
