package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.plugin.PluginStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder, as people use it.
final class HotFolderIT {

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
  void jarThatIsThereAtTheBeginningIsLoadedAtOnce() throws Exception {
    Sources.speaking("todo", "1.0.0", "one").into(rig.jar("todo.jar"));

    rig.host.watch();

    assertEquals("one", rig.extensions.run("todo"));
  }

  @Test
  void jarIsCopiedOverwrittenSpoiltAndDeleted() throws Exception {
    Path one = Sources.speaking("todo", "1.0.0", "one").into(folder.resolve("one"));
    Path two = Sources.speaking("todo", "2.0.0", "two").into(folder.resolve("two"));
    rig.host.watch();

    long start = System.nanoTime();
    copy(one);
    awaitAnswer("one");
    assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(2)) < 0);

    copy(two);
    awaitAnswer("two");

    Files.writeString(rig.jar("todo.jar"), "garbage");
    HostRig.awaitThat("it says why", () -> !rig.status("todo.jar").why().isEmpty());
    assertEquals("two", rig.extensions.run("todo"));

    Files.delete(rig.jar("todo.jar"));
    HostRig.awaitThat("it is gone", () -> rig.host.statuses().isEmpty());
    assertEquals("", rig.extensions.answer("todo"));
  }

  @Test
  void jarThatIsStillBeingCopiedIsLeftAlone() throws Exception {
    Path one = Sources.speaking("todo", "1.0.0", "one").into(folder.resolve("one"));
    rig.host.watch();

    Files.copy(one, rig.jar(".todo.jar.part"));
    Files.move(rig.jar(".todo.jar.part"), rig.jar("todo.jar"), StandardCopyOption.ATOMIC_MOVE);

    HostRig.awaitThat("it is told", () -> !rig.host.statuses().isEmpty());
    assertEquals(State.RUNNING, rig.state("todo.jar"));
    assertEquals(1, rig.host.statuses().size());
  }

  @Test
  void pluginIsDisabledByWritingTheFile() throws Exception {
    Sources.speaking("todo", "1.0.0", "one").into(rig.jar("todo.jar"));
    rig.host.watch();

    Files.write(rig.jar("disabled"), List.of("todo"));
    rig.await("todo.jar", State.DISABLED);
    Files.delete(rig.jar("disabled"));

    rig.await("todo.jar", State.RUNNING);
    assertEquals(1, rig.host.statuses().size());
  }

  private void copy(Path jar) throws Exception {
    Files.copy(jar, rig.jar("todo.jar"), StandardCopyOption.REPLACE_EXISTING);
  }

  private void awaitAnswer(String answer) {
    HostRig.awaitThat("it answers " + answer, () -> rig.extensions.answer("todo").equals(answer));
  }
}
