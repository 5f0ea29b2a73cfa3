package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.engine.plugin.PluginStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The host with real jars: taken in, replaced, gone.
final class PluginHostIT {

  @TempDir Path folder;

  private HostRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new HostRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void jarMakesItsCommandWork() throws Exception {
    var status = rig.take(Sources.speaking("todo", "1.2.0", "one"), "todo.jar");

    assertEquals("", status.why());
    assertEquals(State.RUNNING, status.state());
    assertEquals("todo 1.2.0", status.id() + " " + status.version());
    assertEquals("one", rig.extensions.run("todo"));
    assertEquals(1, rig.status("todo.jar").counts().calls());
  }

  @Test
  void newJarReplacesTheOneBefore() throws Exception {
    rig.take(Sources.speaking("todo", "1.0.0", "one"), "todo.jar");
    var status = rig.take(Sources.speaking("todo", "2.0.0", "two"), "todo.jar");

    assertEquals("2.0.0 ", status.version() + " " + status.why());
    assertEquals("two", rig.extensions.run("todo"));
  }

  @Test
  void garbageLeavesTheVersionBeforeRunning() throws Exception {
    rig.take(Sources.speaking("todo", "1.0.0", "one"), "todo.jar");
    var status = rig.takeText("garbage", "todo.jar");

    assertEquals(State.RUNNING, status.state());
    assertEquals(
        "todo.jar is not a jar, or was not copied completely (zip END header not found)",
        status.why());
    assertEquals("one", rig.extensions.run("todo"));
  }

  @Test
  void deletedJarLeavesNothing() throws Exception {
    rig.take(Sources.speaking("todo", "1.0.0", "one"), "todo.jar");
    Files.delete(rig.jar("todo.jar"));

    assertEquals("one", rig.extensions.run("todo"));
    rig.host.forget("todo.jar");

    assertEquals(Set.of(), rig.extensions.words());
    assertEquals(List.of(), rig.host.statuses());
    try (var left = Files.list(rig.folders.shadow())) {
      assertFalse(left.findAny().isPresent());
    }
  }
}
