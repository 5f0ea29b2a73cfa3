package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.prompt.Look;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlainLookTest {

  private static Look look(Map<String, String> environment, boolean isPlain) {
    var out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Surroundings(environment, InputStream.nullInputStream(), out, out, () -> true)
        .look(isPlain);
  }

  @Test
  void aFlagOrAVariableAsksForPlainLines() {
    assertEquals(Look.USUAL.plain(), look(Map.of(), true));
    assertEquals(Look.USUAL.plain(), look(Map.of("PARLEY_PLAIN", "1"), false));
    assertEquals(Look.USUAL.plain(), look(Map.of("PARLEY_PLAIN", "0"), true));
  }

  @Test
  void nobodyHasThemUnasked() {
    assertEquals(Look.USUAL, look(Map.of(), false));
    assertEquals(Look.USUAL, look(Map.of("PARLEY_PLAIN", "0"), false));
    assertEquals(Look.USUAL, look(Map.of("PARLEY_PLAIN", ""), false));
  }
}
