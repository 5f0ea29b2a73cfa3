package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginStoreTest {

  @TempDir Path folder;

  private PluginStore store;

  @BeforeEach
  void make() {
    store = new PluginStore("todo", folder.resolve("todo.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private PluginStore reopened() {
    store.close();
    make();
    return store;
  }

  @Test
  void whatWasPutIsThereTheNextTime() {
    store.put("milk", "two");
    store.put("milk", "three 🥛");

    assertEquals(Optional.of("three 🥛"), reopened().get("milk"));
    assertEquals(Optional.empty(), store.get("bread"));
  }

  @Test
  void whatIsPutSurvivesAProcessThatIsKilled() throws Exception {
    store.put("milk", "two");
    for (String file : List.of("todo.db", "todo.db-wal")) {
      Files.copy(folder.resolve(file), folder.resolve("copy" + file.substring(4)));
    }

    try (var copy = new PluginStore("todo", folder.resolve("copy.db"))) {
      assertEquals(Optional.of("two"), copy.get("milk"));
    }
  }

  @Test
  void whatWasRemovedIsGone() {
    store.put("milk", "two");
    store.remove("milk");
    store.remove("bread");

    assertEquals(Map.of(), reopened().entries(""));
  }

  @Test
  void entriesComeInOrderOfTheirKeys() {
    for (String key : List.of("b/2", "a/1", "b/1", "b/😀", "c", "b")) {
      store.put(key, key);
    }

    assertEquals(List.of("b/1", "b/2", "b/😀"), List.copyOf(store.entries("b/").keySet()));
    assertEquals(6, store.entries("").size());
  }

  @Test
  void nothingIsMadeByReading() {
    store.get("milk");
    store.remove("milk");
    store.entries("");

    assertFalse(Files.exists(folder.resolve("todo.db")));
  }

  @Test
  void whatIsTooLongIsRefused() {
    refuses("key has 201 bytes, may have 200", () -> store.put("k".repeat(201), ""));
    refuses("key is empty", () -> store.put("", ""));
    refuses(
        "value has 1048577 bytes, may have 1048576",
        () -> store.put("k", "v".repeat((1 << 20) + 1)));
    refuses("value has half a character in it", () -> store.put("k", "\ud800"));
  }

  private static void refuses(String why, Runnable put) {
    assertEquals(why, assertThrows(IllegalArgumentException.class, put::run).getMessage());
  }

  @Test
  void fullStoreTakesNothingMoreButRemoves() {
    String value = "v".repeat(1 << 20);
    for (int i = 0; i < 63; i++) {
      store.put("key" + i, value);
    }

    var refusal =
        assertThrows(
            IllegalStateException.class,
            () -> {
              store.put("a", value);
              store.put("b", value);
            });
    store.remove("key1");
    store.put("b", value);

    assertEquals("the store of todo is full: 64 MiB; remove something", refusal.getMessage());
  }

  @Test
  void closedStoreTakesNothing() {
    store.close();

    var refusal = assertThrows(IllegalStateException.class, () -> store.put("k", "v"));
    assertEquals("the plugin todo is unloaded", refusal.getMessage());
  }
}
