package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.api.Event;
import chat.parley.engine.plugin.PluginStatus.State;
import chat.parley.engine.plugin.jar.JarCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of a plugin, and what is judged before its beginning.
final class UnloadingIT {

  @TempDir Path folder;

  @Test
  void everythingIsClosedInReverseOrder() throws Exception {
    try (var rig = new HostRig(folder)) {
      rig.take(
          Sources.plugin(
                  "todo",
                  "version = \"1.0.0\"",
                  "bind(Runnable.class).to(Top.class).in(com.google.inject.Scopes.SINGLETON);")
              .source(noting("Base", ""))
              .source(noting("Middle", "Base base"))
              .source(noting("Top", "Middle middle")),
          "todo.jar");

      rig.host.forget("todo.jar");

      assertEquals(
          List.of("Top", "Middle", "Base"),
          Files.readAllLines(rig.folders.data().resolve("todo/closed")));
    }
  }

  private static String noting(String name, String needs) {
    return """
    package todo;
    import jakarta.inject.*;
    import java.nio.file.*;
    @Singleton
    public final class %1$s implements Runnable, AutoCloseable {
      private final Path file;
      @Inject %1$s(@chat.parley.api.plugin.DataDir Path dir%2$s) {
        file = dir.resolve("closed");
      }
      @Override public void run() {}
      @Override public void close() throws java.io.IOException {
        Files.writeString(
            file, "%1$s\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
    """
        .formatted(name, needs.isEmpty() ? "" : ", " + needs);
  }

  @Test
  void handlerThatRunsIsWaitedForAndInterrupted() throws Exception {
    try (var rig = new HostRig(folder)) {
      rig.take(
          Sources.plugin("todo", "version = \"1.0.0\"", "on(Event.ServerBack.class, Hang.class);")
              .source(
                  """
                  package todo;
                  import chat.parley.api.Event;
                  import java.nio.file.*;
                  public final class Hang implements java.util.function.Consumer<Event.ServerBack> {
                    private final Path dir;
                    @jakarta.inject.Inject Hang(@chat.parley.api.plugin.DataDir Path dir) {
                      this.dir = dir;
                    }
                    @Override public void accept(Event.ServerBack event) {
                      try {
                        Files.createFile(dir.resolve("begun"));
                        new java.util.concurrent.CountDownLatch(1).await();
                      } catch (Exception e) {
                        try { Files.createFile(dir.resolve("interrupted")); }
                        catch (java.io.IOException late) { throw new IllegalStateException(late); }
                      }
                    }
                  }
                  """),
          "todo.jar");
      Path data = rig.folders.data().resolve("todo");
      rig.client.tell(new Event.ServerBack());
      HostRig.awaitThat("it runs", () -> Files.exists(data.resolve("begun")));

      rig.host.forget("todo.jar");

      assertEquals(List.of(), rig.host.statuses());
      HostRig.awaitThat("it ends", () -> Files.exists(data.resolve("interrupted")));
    }
  }

  @Test
  void constructorThatNeverReturnsIsGivenUp() throws Exception {
    var limits = HostRig.LIMITS;
    var hasty =
        new HostLimits(
            limits.ending(),
            limits.command(),
            limits.ending(),
            limits.failuresMax(),
            limits.failuresWithin());
    try (var rig = new HostRig(folder, hasty)) {
      var status =
          rig.take(
              Sources.plugin(
                  "todo",
                  "version = \"1.0.0\"",
                  "try { new java.util.concurrent.CountDownLatch(1).await(); }"
                      + " catch (InterruptedException e) { addError(e); }"),
              "todo.jar");

      assertEquals(State.REFUSED, status.state());
      assertEquals(
          "it cannot be made: TimeoutException: took longer than 500 ms"
              + " (at todo.Main.setUp, line 6)",
          status.why());
    }
  }

  @Test
  void classOfALoadThatIsHeldIsNamed() throws Exception {
    try (var rig = new HostRig(folder)) {
      rig.take(Sources.speaking("todo", "1.0.0", "one"), "todo.jar");
      Class<?> held = rig.extensions.commandClass("todo");

      rig.host.forget("todo.jar");
      System.gc();

      assertEquals(
          List.of(new Leftover("todo#1", "1.0.0", "todo.jar", rig.clock.instant())),
          rig.host.leftovers());
      assertEquals("todo.Speak", held.getName());
    }
  }

  @Test
  void nothingOfAJarThatTheCheckRefusesIsLoaded() throws Exception {
    JarCheck strict = _ -> new JarCheck.Verdict.Refused("is not signed; run parley plugin sign");
    Path mark = folder.resolve("mark");
    try (var rig = new HostRig(folder, HostRig.LIMITS, strict)) {
      var status =
          rig.take(
              Sources.plugin(
                  "todo",
                  "version = \"1.0.0\"",
                  "} static { try { java.nio.file.Files.createFile(java.nio.file.Path.of(\"%s\"));"
                          .formatted(mark)
                      + " } catch (java.io.IOException e) { throw new AssertionError(e); }"),
              "todo.jar");

      assertEquals("todo.jar is not signed; run parley plugin sign", status.why());
      assertFalse(Files.exists(mark));
    }
  }

  @Test
  void leftCopiesOfAnEarlierRunAreDeleted() throws IOException {
    Path left = Files.createDirectories(folder.resolve("shadow")).resolve("7.jar");
    Files.writeString(left, "of a process that was killed");

    try (var rig = new HostRig(folder)) {
      assertFalse(Files.exists(left));
      assertEquals(List.of(), rig.host.statuses());
    }
  }
}
