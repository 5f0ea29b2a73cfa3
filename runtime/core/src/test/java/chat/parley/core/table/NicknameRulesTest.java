package chat.parley.core.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What anybody may be called, and which of it looks the same.
final class NicknameRulesTest {

  /// The last ones look like alice, admin and bob. The code points are those of RFC 8265's
  /// examples, of UTS 39, and of what is not to be seen.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo bar",
        "henry\u2163",
        "a\u0000b",
        "a\u001b[31m",
        "a\nb",
        "a\u007fb",
        "a\u009bb",
        "a\u200bb",
        "a\u202eb",
        "a\u2066b",
        "a\ufeffb",
        "a\u00adb",
        "a\u200db",
        "a\u2028b",
        "\u00a0",
        "\ud800",
        "\ue000",
        "a:b",
        "a,b",
        "a\"b",
        "#a",
        "/a",
        "-a",
        "*a",
        "all",
        "All",
        "server",
        "SYSTEM",
        "parley",
        "\uff50arley",
        "\u24d0dmin",
        "\ufb01n",
        "x\u00b2",
        "\u0430dmin",
        "adm\u0456n",
        "\u0430lice",
        "b\u03bfb",
        "p\u0430ypal",
        "\u0391lice"
      })
  void refuseWhatMisleads(String text) {
    assertThrows(IllegalArgumentException.class, () -> Nickname.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "juliet@example.com",
        "fussball",
        "fu\u00dfball",
        "\u03c0",
        "\u03a3",
        "\u03c2",
        "\u0410\u043b\u0435\u043a\u0441\u04352",
        "\u65e5\u672c\u8a9e\u30ab\u30bf\u3072\u3089",
        "\ud55c\uae00",
        "bot-\u673a\u5668",
        "jos\u00e9",
        "o'neil",
        "a_b.c+d",
        "\u05d3\u05df",
        "\ud83d\ude80"
      })
  void allowWhatPeopleAreCalled(String text) {
    assertEquals(text, Nickname.of(text).shown());
  }

  @Test
  void takeOneTextForAllItsForms() {
    assertEquals(Nickname.of("jose\u0301"), Nickname.of("jos\u00e9"));
    assertEquals(Nickname.of("Alice"), Nickname.of("aLICE"));
    assertThrows(IllegalArgumentException.class, () -> Nickname.of("x".repeat(33)));
    assertThrows(IllegalArgumentException.class, () -> Nickname.of("\u65e5".repeat(22)));
  }

  /// It goes into logs and onto terminals.
  @Test
  void sayWhyInOneLineWithoutWhatWasForbidden() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String character = Character.toString(point);
      for (String text : List.of(character, "a" + character)) {
        try {
          assertTrue(isPrintable(Nickname.of(text).shown()));
        } catch (IllegalArgumentException e) {
          assertTrue(isPrintable(String.valueOf(e.getMessage())));
        }
      }
    }
  }

  private static boolean isPrintable(String text) {
    return text.codePoints()
        .noneMatch(point ->
            switch (Character.getType(point)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR,
                  Character.SURROGATE ->
                  true;
              default -> false;
            });
  }

  @ParameterizedTest
  @CsvSource({
    "alice, AIice",
    "alice, a1ice",
    "bob, b0b",
    "admin, adrnin",
    "wave, vvave",
    "cop, \u0441\u043e\u0440",
    "poxy, \u0440\u043e\u0445\u0443",
    "cab, \u0441\u0430\u044c",
    "vo, \u03bd\u03bf",
    "pox, \u03c1\u03bf\u03c7",
  })
  void seeThatTwoLookTheSame(String one, String other) {
    assertEquals(Skeleton.of(one), Skeleton.of(other));
  }

  @ParameterizedTest
  @CsvSource({"alice, alicia", "bob, rob", "anna, hanna", "jose, jos\u00e9", "nick1, nick2"})
  void seeThatTwoDoNot(String one, String other) {
    assertNotEquals(Skeleton.of(one), Skeleton.of(other));
  }
}
