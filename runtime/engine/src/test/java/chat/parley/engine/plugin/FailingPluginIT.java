package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.engine.plugin.PluginStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that throw, hang or do not end.
final class FailingPluginIT {

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
  void pluginThatThrowsThreeTimesIsSwitchedOff() throws Exception {
    rig.take(doing("throw new IllegalStateException(\"broken\");"), "todo.jar");

    for (int i = 0; i < 2; i++) {
      assertThrows(IllegalStateException.class, () -> rig.extensions.run("todo"));
    }
    assertEquals(State.RUNNING, rig.state("todo.jar"));
    assertEquals(2, rig.status("todo.jar").counts().failures());
    assertThrows(IllegalStateException.class, () -> rig.extensions.run("todo"));

    var status = rig.await("todo.jar", State.SWITCHED_OFF);
    assertEquals(
        "it failed 3 times within 60 minutes, at last in Work: IllegalStateException: broken",
        status.why());
    assertEquals(Set.of(), rig.extensions.words());
  }

  @Test
  void failuresOfLongAgoDoNotCount() throws Exception {
    rig.take(doing("throw new IllegalStateException(\"broken\");"), "todo.jar");

    for (int i = 0; i < 5; i++) {
      assertThrows(IllegalStateException.class, () -> rig.extensions.run("todo"));
      rig.clock.advance(Duration.ofMinutes(31));
    }

    assertEquals(State.RUNNING, rig.state("todo.jar"));
    assertEquals(5, rig.status("todo.jar").counts().failures());
    assertEquals(1, rig.status("todo.jar").counts().recentFailures());
  }

  @Test
  void mistakeOfTheCallerIsNoFailure() throws Exception {
    rig.take(doing("throw new IllegalArgumentException(\"no such item\");"), "todo.jar");

    for (int i = 0; i < 4; i++) {
      var mistake = assertThrows(IllegalArgumentException.class, () -> rig.extensions.run("todo"));
      assertEquals("no such item", mistake.getMessage());
    }

    assertEquals(0, rig.status("todo.jar").counts().failures());
  }

  @Test
  void switchedOffPluginIsEnabledByCommandOrByANewJar() throws Exception {
    rig.take(doing("throw new IllegalStateException(\"broken\");"), "todo.jar");
    failThreeTimes();

    assertTrue(rig.host.enable("todo"));
    assertEquals(State.RUNNING, rig.state("todo.jar"));
    failThreeTimes();
    rig.take(doing("in.reply(\"mended\");"), "todo.jar");

    assertEquals("mended", rig.extensions.run("todo"));
  }

  private void failThreeTimes() {
    for (int i = 0; i < 3; i++) {
      assertThrows(IllegalStateException.class, () -> rig.extensions.run("todo"));
    }
    rig.await("todo.jar", State.SWITCHED_OFF);
  }

  @Test
  void disabledPluginStaysSoUntilEnabled() throws Exception {
    rig.take(doing("in.reply(\"hi\");"), "todo.jar");

    assertTrue(rig.host.disable("todo"));
    rig.take(doing("in.reply(\"new\");"), "todo.jar");

    assertEquals(State.DISABLED, rig.state("todo.jar"));
    assertEquals("todo\n", Files.readString(rig.jar("disabled")));
    assertFalse(rig.host.disable("other"));
    rig.host.enable("todo");
    assertEquals("new", rig.extensions.run("todo"));
  }

  @Test
  void commandThatTakesTooLongIsInterruptedAndCounted() throws Exception {
    rig.take(doing("new java.util.concurrent.CountDownLatch(1).await();"), "todo.jar");

    var caller = start();
    // No further: the next tick would ask whether the call has ended in a time that is not real.
    rig.clock.advance(Duration.ofMinutes(1).plus(Guard.TICK));
    caller.join();

    assertEquals(1, rig.status("todo.jar").counts().failures());
    assertEquals(State.RUNNING, rig.state("todo.jar"));
  }

  @Test
  void commandThatDoesNotEndSwitchesItsPluginOff() throws Exception {
    rig.take(doing("while (!Flag.UP) { Thread.onSpinWait(); }").source(FLAG), "todo.jar");

    var caller = start();
    rig.clock.advance(Duration.ofMinutes(1).plusSeconds(2));

    var status = rig.await("todo.jar", State.SWITCHED_OFF);
    assertEquals("Work took too long, and does not end when it is interrupted", status.why());
    raise(caller);
  }

  /// A caller whose command has begun.
  private Thread start() {
    var caller =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                rig.extensions.run("todo");
              } catch (Exception _) {
                Thread.currentThread().interrupt();
              }
            });
    HostRig.awaitThat("the command runs", () -> rig.extensions.guard("todo").isRunning(caller));
    return caller;
  }

  private static void raise(Thread caller) throws Exception {
    Class<?> flag = Class.forName("todo.Flag", true, caller.getContextClassLoader());
    var field = flag.getDeclaredField("UP");
    field.setAccessible(true);
    field.set(null, true);
    caller.join();
  }

  @Test
  void handlerThatThrowsIsCountedAndGoesOn() throws Exception {
    rig.take(
        Sources.plugin("todo", "version = \"1.0.0\"", "on(Event.ServerBack.class, Work.class);")
            .source(
                """
                package todo;
                public final class Work
                    implements java.util.function.Consumer<chat.parley.api.Event.ServerBack> {
                  @Override public void accept(chat.parley.api.Event.ServerBack event) {
                    throw new IllegalStateException("broken");
                  }
                }
                """),
        "todo.jar");

    rig.client.tell(new Event.ServerBack());
    rig.client.tell(new Event.ServerBack());
    HostRig.awaitThat("both are counted", () -> rig.status("todo.jar").counts().failures() == 2);
    rig.client.tell(new Event.ServerBack());

    rig.await("todo.jar", State.SWITCHED_OFF);
    assertEquals(0, rig.client.subscriptions());
  }

  @Test
  void handlerThatLoopsKeepsNobodyElseFromHisEvents() throws Exception {
    rig.take(
        Sources.plugin("todo", "version = \"1.0.0\"", "on(Event.ServerBack.class, Loop.class);")
            .source(
                """
                package todo;
                public final class Loop
                    implements java.util.function.Consumer<chat.parley.api.Event.ServerBack> {
                  @Override public void accept(chat.parley.api.Event.ServerBack event) {
                    System.setProperty("todo.loops", "true");
                    while (!Boolean.getBoolean("todo.ends")) { Thread.onSpinWait(); }
                  }
                }
                """),
        "todo.jar");
    var heard = new LinkedBlockingQueue<Long>();
    rig.client.on(Event.TableChanged.class, _ -> heard.add(System.nanoTime()));

    try {
      rig.client.tell(new Event.ServerBack());
      HostRig.awaitThat("it loops", () -> Boolean.getBoolean("todo.loops"));
      for (int i = 0; i < 100; i++) {
        long told = System.nanoTime();
        rig.client.tell(new Event.TableChanged(i));
        long took = heard.take() - told;
        assertTrue(took < Duration.ofSeconds(1).toNanos(), "took %d ns".formatted(took));
      }
      rig.clock.advance(Duration.ofSeconds(12));
      var status = rig.await("todo.jar", State.SWITCHED_OFF);
      assertEquals("Loop took too long, and does not end when it is interrupted", status.why());
    } finally {
      System.setProperty("todo.ends", "true");
    }
  }

  private static final String FLAG =
      "package todo;\nfinal class Flag { static volatile boolean UP; }";

  private static JarBuilder doing(String what) {
    return Sources.plugin("todo", "version = \"1.0.0\"", "command(Work.class);")
        .source(
            """
            package todo;
            import chat.parley.api.command.*;
            @Name("todo")
            public final class Work implements Command<Work.Call> {
              public record Call() {}
              @Override public void run(Call call, Invocation in) throws Exception { %s }
            }
            """
                .formatted(what));
  }
}
