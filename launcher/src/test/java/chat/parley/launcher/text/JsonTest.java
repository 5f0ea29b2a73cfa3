package chat.parley.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void writesFieldsInOrder() {
    assertEquals(
        "{\"b\":\"x\",\"a\":1,\"c\":true,\"d\":[\"#ops\",\"#dev\"]}",
        new Json()
            .with("b", "x")
            .with("a", 1)
            .with("c", true)
            .with("d", List.of("#ops", "#dev"))
            .toString());
  }

  @Test
  void writesMapsInMaps() {
    var inner = new LinkedHashMap<String, @Nullable Object>();
    inner.put("n", null);
    inner.put("x", Double.NaN);
    inner.put("y", 2.5);

    assertEquals(
        "{\"all\":[{\"n\":null,\"x\":null,\"y\":2.5}]}",
        Json.of(Map.of("all", List.of(inner))).toString());
  }

  @Test
  void writesAnEmptyObject() {
    assertEquals("{}", new Json().toString());
  }

  @Test
  void escapesAllButPrintableAscii() {
    assertEquals(
        "{\"t\":\"\\\"\\\\\\u000a\\u001b\\u00fc\\ud83d\\ude00\"}",
        new Json().with("t", "\"\\\n\u001bü😀").toString());
  }
}
