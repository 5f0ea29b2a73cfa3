package chat.parley.engine.plugin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PluginIndexTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static final String TEXT =
      """
      {"format": 1, "plugins": [{"id": "todo", "description": "keeps lists", "versions": [
        {"version": "1.0.0", "file": "todo.jar", "size": 5, "sha256": "%s",
         "requires": ">=0.1 <1", "needs": ["ui"], "sides": ["client"], "unknown": 7}]}]}
      """
          .formatted(DIGEST);

  private static Offered offered(String id, String version, String requires) {
    var descriptor =
        new Descriptor(
            id, version, "unknown", requires, List.of(), "", List.of(Side.CLIENT, Side.SERVER));
    return new Offered(descriptor, "%s-%s.jar".formatted(id, version), 5, DIGEST, "", "");
  }

  private static PluginIndex index(Offered... offers) {
    return new PluginIndex(List.of(offers));
  }

  private static void refuses(String why, String old, String replacement) {
    assertTrue(TEXT.contains(old), old);
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> PluginIndex.parse(TEXT.replace(old, replacement)));
    assertEquals(why, refusal.getMessage());
  }

  @Test
  void isReadAsItWasWritten() {
    PluginIndex index =
        index(
            offered("b", "1.0.0", ">=0.1"),
            offered("a", "1.0.0", ">=0"),
            offered("a", "2.0.0", ">=0"));

    assertEquals(index, PluginIndex.parse(index.text()));
    assertEquals(
        List.of("a 2.0.0", "a 1.0.0", "b 1.0.0"),
        index.offers().stream().map(Offered::toString).toList());
  }

  @Test
  void choosesTheNewestThatRunsHere() {
    PluginIndex index =
        index(
            offered("a", "1.9.0", ">=0.1"),
            offered("a", "1.10.0", ">=0.1"),
            offered("a", "2.0.0", ">=999"),
            offered("b", "2.0.0", ">=999"));

    assertEquals("1.10.0", index.newest("a").orElseThrow().version());
    assertEquals("2.0.0", index.newest("b").orElseThrow().version());
    assertTrue(index.newest("c").isEmpty());
    assertEquals("2.0.0", index.find("a", "2.0.0").orElseThrow().version());
  }

  @Test
  void readsWhatOthersHaveWritten() {
    Offered offer = PluginIndex.parse(TEXT).offers().getFirst();

    assertEquals("todo 1.0.0", offer.toString());
    assertEquals(List.of("ui"), offer.descriptor().needs());
    assertEquals(DIGEST, offer.sha256());
  }

  @Test
  void refusesNamesThatAreMoreThanNames() {
    for (String name :
        List.of(
            "../todo.jar",
            "/etc/todo.jar",
            ".todo.jar",
            "a/b.jar",
            "x.exe",
            "a\\\\b.jar",
            "a%2f.jar",
            "")) {
      var refusal =
          assertThrows(
              IllegalArgumentException.class,
              () -> PluginIndex.parse(TEXT.replace("todo.jar", name)),
              name);
      assertTrue(String.valueOf(refusal.getMessage()).contains("file is"), refusal::toString);
    }
  }

  @Test
  void saysWhatIsWrong() {
    refuses("its format is 2, this Parley knows 1", "\"format\": 1", "\"format\": 2");
    refuses("it has no format, so it is no index of plugins", "\"format\"", "\"shape\"");
    refuses("plugins is missing, or no list", "\"plugins\"", "\"plug\"");
    refuses("id is missing, or no text", "\"id\"", "\"name\"");
    refuses(
        "plugin todo, version 1.0.0: sha256 is %sx, must be 64 hexadecimal digits"
            .formatted(DIGEST),
        DIGEST,
        DIGEST + "x");
    refuses(
        "plugin todo, version 1.0.0: size is 0, must be a number of bytes",
        "\"size\": 5",
        "\"size\": -0");
    refuses(
        "plugin todo, version ../x: version is \"../x\", must be three numbers such as 1.2.0",
        "1.0.0",
        "../x");
    assertThrows(IllegalArgumentException.class, () -> PluginIndex.parse("<html>"));
    assertThrows(IllegalArgumentException.class, () -> PluginIndex.parse(""));
  }

  @Test
  void refusesOneVersionTwice() {
    assertThrows(
        IllegalArgumentException.class,
        () -> index(offered("a", "1.0.0", ">=0"), offered("a", "1.0.0", ">=0.1")));
  }
}
