package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.api.Event;
import chat.parley.engine.plugin.PluginStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
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

  @Test
  void versionThatCannotBeMadeLeavesTheOneBefore() throws Exception {
    rig.take(Sources.speaking("todo", "1.0.0", "one"), "todo.jar");
    var status =
        rig.take(
            Sources.plugin(
                "todo", "version = \"2.0.0\"", "throw new IllegalStateException(\"no\");"),
            "todo.jar");

    assertEquals(State.RUNNING, status.state());
    assertEquals("1.0.0", status.version());
    assertEquals("IllegalStateException: no (at todo.Main.setUp, line 6)", status.why());
    assertEquals("one", rig.extensions.run("todo"));
  }

  @Test
  void versionThatCannotStartGivesWayToTheOneBefore() throws Exception {
    rig.take(Sources.speaking("todo", "1.0.0", "one"), "todo.jar");
    var status =
        rig.take(
            Sources.plugin("todo", "version = \"2.0.0\"", "start(Begin.class);")
                .source(
                    """
                    package todo;
                    public final class Begin implements Runnable {
                      @Override public void run() { throw new IllegalStateException("no port"); }
                    }
                    """),
            "todo.jar");

    assertEquals("1.0.0", status.version());
    assertEquals(
        "it cannot start: IllegalStateException: no port (at todo.Begin.run, line 3)",
        status.why());
    assertEquals("one", rig.extensions.run("todo"));
  }

  @Test
  void versionBeforeIsClosedBeforeTheNextStarts() throws Exception {
    for (int version = 1; version <= 3; version++) {
      var status = rig.take(claiming(version), "todo.jar");

      assertEquals("", status.why());
      assertEquals(version + ".0.0", status.version());
    }
  }

  /// Opens what only one can have: a file that must not be there.
  private static JarBuilder claiming(int version) {
    return Sources.plugin("todo", "version = \"%d.0.0\"".formatted(version), "start(Claim.class);")
        .source(
            """
            package todo;
            import java.io.*;
            import java.nio.file.*;
            public final class Claim implements Runnable, AutoCloseable {
              private final Path file;
              @jakarta.inject.Inject Claim(@chat.parley.api.plugin.DataDir Path dir) {
                file = dir.resolve("claim");
              }
              @Override public void run() {
                try { Files.createFile(file); } catch (IOException e) { throw new
                    UncheckedIOException(e); }
              }
              @Override public void close() throws IOException { Files.delete(file); }
            }
            """);
  }

  @Test
  void noEventIsLostBetweenTwoVersions() throws Exception {
    rig.take(counting("1.0.0"), "todo.jar");
    int told = 0;
    for (int version = 2; version <= 4; version++) {
      Path next = counting(version + ".0.0").into(folder.resolve("next.jar"));
      var swap = Thread.ofPlatform().start(() -> replaceWith(next));
      while (swap.isAlive()) {
        rig.client.tell(new Event.TableChanged(told++));
        LockSupport.parkNanos(1_000_000);
      }
      swap.join();
    }
    int all = told;

    HostRig.awaitThat(
        all + " events are counted", () -> rig.extensions.answer("count").equals("" + all));
    assertEquals("4.0.0", rig.status("todo.jar").version());
  }

  private void replaceWith(Path next) {
    try {
      Files.copy(next, rig.jar("todo.jar"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rig.host.take(rig.jar("todo.jar"));
  }

  /// Counts events in its store, and says how many it was told of in their order.
  private static JarBuilder counting(String version) {
    return Sources.plugin(
            "todo",
            "version = \"%s\"".formatted(version),
            "on(Event.TableChanged.class, Count.class); command(Say.class);")
        .source(
            """
            package todo;
            import chat.parley.api.*;
            import chat.parley.api.plugin.*;
            public final class Count implements java.util.function.Consumer<Event.TableChanged> {
              final Store store;
              @jakarta.inject.Inject Count(Store store) { this.store = store; }
              int so_far() { return Integer.parseInt(store.get("count").orElse("0")); }
              @Override public void accept(Event.TableChanged event) {
                if (event.version() == so_far()) { store.put("count", "" + (so_far() + 1)); }
              }
            }
            """)
        .source(
            """
            package todo;
            import chat.parley.api.command.*;
            @Name("count")
            public final class Say implements Command<Say.Call> {
              public record Call() {}
              private final Count count;
              @jakarta.inject.Inject Say(Count count) { this.count = count; }
              @Override public void run(Call call, Invocation in) {
                in.reply("" + count.so_far());
              }
            }
            """);
  }

  @Test
  void newVersionOfANeededPluginTakesItsDependentsAlong() throws Exception {
    Path ui = naming("1").into(rig.jar("ui.jar"));
    rig.host.take(ui, asking(ui).into(rig.jar("todo.jar")));
    assertEquals("ui 1", rig.extensions.run("todo"));

    rig.take(naming("2"), "ui.jar");

    assertEquals("ui 2", rig.extensions.run("todo"));
    rig.host.forget("ui.jar");
    assertEquals(
        "it needs the plugin ui, which is not there; add its jar", rig.status("todo.jar").why());
    assertEquals(Set.of(), rig.extensions.words());
  }

  @Test
  void newVersionThatItsDependentsCannotUseIsNotTaken() throws Exception {
    Path ui = naming("1").into(rig.jar("ui.jar"));
    rig.host.take(ui, asking(ui).into(rig.jar("todo.jar")));

    var status = rig.take(Sources.plugin("ui", "version = \"2.0.0\"", ""), "ui.jar");

    assertEquals("1.0.0", status.version());
    assertEquals("ui 1", rig.extensions.run("todo"));
  }

  private static JarBuilder naming(String version) {
    return Sources.plugin(
            "ui",
            "version = \"%s.0.0\"".formatted(version),
            "bind(Name.class); export(Name.class);")
        .source(
            """
            package ui;
            public class Name { public String text() { return "ui %s"; } }
            """
                .formatted(version));
  }

  private static JarBuilder asking(Path ui) {
    return Sources.plugin("todo", "version = \"1.0.0\", needs = \"ui\"", "command(Speak.class);")
        .source(
            """
            package todo;
            import chat.parley.api.command.*;
            @Name("todo")
            public final class Speak implements Command<Speak.Call> {
              public record Call() {}
              private final ui.Name name;
              @jakarta.inject.Inject Speak(ui.Name name) { this.name = name; }
              @Override public void run(Call call, Invocation in) { in.reply(name.text()); }
            }
            """)
        .against(ui);
  }
}
