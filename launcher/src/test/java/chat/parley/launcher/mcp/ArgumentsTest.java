package chat.parley.launcher.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static Arguments of(String name, Object value) {
    return new Arguments(Map.of(name, value));
  }

  private static String complaint(Runnable reading) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, reading::run).getMessage());
  }

  @Test
  void readsWhatIsThere() {
    assertEquals("hi", of("text", "hi").text("text"));
    assertEquals(Nickname.of("bob"), of("to", "bob").nickname("to"));
    assertEquals(new Room("#ops"), of("to", "#ops").target("to"));
    assertEquals(List.of("a", "b"), of("choices", List.of("a", "b")).texts("choices"));
    assertEquals(7, of("limit", 7).number("limit", 20, 200));
    assertEquals(Duration.ofMillis(1500), of("wait", 1.5).seconds("wait", Duration.ZERO));
  }

  @Test
  void hasUsualValuesForWhatIsLeftOut() {
    var none = new Arguments(Map.of());

    assertNull(none.optionalTarget("with"));
    assertEquals(List.of(), none.texts("choices"));
    assertFalse(none.flag("yes_no"));
    assertEquals(20, none.number("limit", 20, 200));
    assertEquals(Duration.ofSeconds(3), none.seconds("wait", Duration.ofSeconds(3)));
  }

  @Test
  void saysWhichOneIsWrongAndWhatItMustBe() {
    assertEquals("to is missing", complaint(() -> new Arguments(Map.of()).text("to")));
    assertEquals("to is 7, must be a text", complaint(() -> of("to", 7).text("to")));
    assertEquals(
        "limit is 900, must be a number from 1 to 200",
        complaint(() -> of("limit", 900).number("limit", 20, 200)));
    assertEquals(
        "wait is -1, must be seconds, 0 to 86400",
        complaint(() -> of("wait", -1).seconds("wait", Duration.ZERO)));
    assertEquals(
        "choices is [a, 1], must be a list of texts",
        complaint(() -> of("choices", List.of("a", 1)).texts("choices")));
    assertEquals(
        "yes_no is yes, must be true or false",
        complaint(() -> of("yes_no", "yes").flag("yes_no")));
  }
}
