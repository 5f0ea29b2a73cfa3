package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Nickname;
import chat.parley.api.server.ServerEvent;
import chat.parley.engine.plugin.PluginStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins beside a server.
final class ServerSideIT {

  private static final String SERVER = "version = \"1.0.0\", sides = Side.SERVER";

  @TempDir Path folder;

  private final List<ClientOptions> connected = new ArrayList<>();
  private final FakeClient client = new FakeClient();
  private HostRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = HostRig.besideServer(folder, this::connect);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Client connect(ClientOptions options) {
    connected.add(options);
    return client;
  }

  private static JarBuilder judging(String judgement) {
    return Sources.plugin("gate", SERVER, "admission(Gate.class);")
        .source(
            """
            package gate;
            import chat.parley.api.server.Admission;
            public final class Gate implements Admission {
              @Override public Verdict judge(Applicant applicant) { %s }
            }
            """
                .formatted(judgement));
  }

  private static JarBuilder refusing(String why) {
    return judging("return new Verdict.Refuse(\"%s\");".formatted(why));
  }

  @Test
  void whatIsMadeForClientsIsLeftOutBesideAServer() throws Exception {
    rig.take(
        Sources.plugin(
                "todo",
                "version = \"1.0.0\", sides = {Side.CLIENT, Side.SERVER}",
                "command(Work.class);")
            .source(
                """
                package todo;
                import chat.parley.api.command.*;
                @Name("todo")
                public final class Work implements Command<Work.Call> {
                  public record Call() {}
                  @Override public void run(Call call, Invocation in) {}
                }
                """),
        "todo.jar");

    assertEquals(State.RUNNING, rig.state("todo.jar"));
    assertEquals(Set.of(), rig.extensions.words());
  }

  @Test
  void pluginForClientsAloneIsNotForHere() throws Exception {
    var status = rig.take(Sources.plugin("todo", "version = \"1.0.0\"", ""), "todo.jar");

    assertEquals(State.ELSEWHERE, status.state());
    assertEquals("it is made for clients, and this is a server", status.why());
  }

  @Test
  void hasASayInWhoMayRegister() throws Exception {
    rig.take(refusing("members only"), "gate.jar");

    assertEquals("members only", rig.extensions.refusal());
    assertEquals(1, rig.status("gate.jar").counts().calls());
  }

  @Test
  void hasNoSayAnyMoreWhenItsJarIsGoneOrDisabled() throws Exception {
    rig.take(refusing("members only"), "gate.jar");

    rig.host.disable("gate");
    assertEquals(0, rig.extensions.admissions());
    rig.host.enable("gate");
    assertEquals("members only", rig.extensions.refusal());
    rig.host.forget("gate.jar");

    assertEquals(0, rig.extensions.admissions());
  }

  @Test
  void whoeverComesWhileItIsReplacedWaitsForTheNewVersion() throws Exception {
    rig.take(endingSlowly(), "gate.jar");
    var replacing =
        CompletableFuture.runAsync(() -> replaceBy(refusing("second")), Thread::startVirtualThread);
    HostRig.awaitThat("the first version ends", () -> Files.exists(folder.resolve("ends")));

    var answer = CompletableFuture.supplyAsync(rig.extensions::refusal, Thread::startVirtualThread);
    Files.createFile(folder.resolve("may end"));

    assertEquals("second", answer.join());
    replacing.join();
    assertEquals(1, rig.extensions.admissions());
  }

  private void replaceBy(JarBuilder next) {
    try {
      rig.take(next, "gate.jar");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JarBuilder endingSlowly() {
    return Sources.plugin("gate", SERVER, "admission(Gate.class);")
        .source(
            """
            package gate;
            import chat.parley.api.server.Admission;
            import java.nio.file.*;
            public final class Gate implements Admission, AutoCloseable {
              @Override public Verdict judge(Applicant applicant) {
                return new Verdict.Refuse("first");
              }
              @Override public void close() throws Exception {
                Files.createFile(Path.of("%1$s", "ends"));
                while (!Files.exists(Path.of("%1$s", "may end"))) { Thread.onSpinWait(); }
              }
            }
            """
                .formatted(folder));
  }

  @Test
  void newVersionWithoutASayHasNone() throws Exception {
    rig.take(refusing("first"), "gate.jar");

    rig.take(Sources.plugin("gate", SERVER, ""), "gate.jar");

    assertEquals(0, rig.extensions.admissions());
  }

  @Test
  void nobodyIsAdmittedByOneThatIsSwitchedOff() throws Exception {
    rig.take(judging("throw new IllegalStateException(\"broken\");"), "gate.jar");
    for (int i = 0; i < 2; i++) {
      assertEquals("what decides about it has failed", rig.extensions.refusal());
    }
    // The third failure switches it off, which may come before its answer.
    assertTrue(rig.extensions.refusal().startsWith("what decides about it "));
    rig.await("gate.jar", State.SWITCHED_OFF);

    assertEquals("what decides about it does not run", rig.extensions.refusal());
    rig.take(judging("return new Verdict.Admit();"), "gate.jar");
    assertEquals("", rig.extensions.refusal());
  }

  @Test
  void nobodyIsAdmittedByOneThatLacksWhatItNeeds() throws Exception {
    rig.take(judging("throw new IllegalStateException(\"broken\");"), "gate.jar");
    rig.take(
        Sources.plugin("door", SERVER + ", needs = \"gate\"", "admission(Open.class);")
            .source(
                """
                package door;
                import chat.parley.api.server.Admission;
                public final class Open implements Admission {
                  @Override public Verdict judge(Applicant applicant) {
                    return new Verdict.Admit();
                  }
                }
                """),
        "door.jar");
    assertEquals(2, rig.extensions.admissions());

    rig.host.disable("gate");

    assertEquals("what decides about it does not run", rig.extensions.refusal());
  }

  @Test
  void hostThatEndsAdmitsNobody() throws Exception {
    rig.take(judging("return new Verdict.Admit();"), "gate.jar");

    rig.close();

    assertEquals("what decides about it does not run", rig.extensions.refusal());
  }

  @Test
  void hearsWhatHappensAtTheServerInEachVersion() throws Exception {
    rig.take(hearing("1.0.0"), "log.jar");
    rig.server.tell(new ServerEvent.TableChanged(1));
    HostRig.awaitThat("it is written", () -> isWritten("1.0.0 hears 1"));

    rig.take(hearing("2.0.0"), "log.jar");
    rig.server.tell(new ServerEvent.TableChanged(2));

    HostRig.awaitThat("it is written", () -> isWritten("2.0.0 hears 2"));
    assertEquals(1, rig.server.subscriptions());
    rig.host.forget("log.jar");
    assertEquals(0, rig.server.subscriptions());
  }

  private boolean isWritten(String name) {
    return Files.exists(rig.folders.data().resolve("log").resolve(name));
  }

  private static JarBuilder hearing(String version) {
    return Sources.plugin(
            "log",
            "version = \"%s\", sides = Side.SERVER".formatted(version),
            "onServer(chat.parley.api.server.ServerEvent.TableChanged.class, Log.class);")
        .source(
            """
            package log;
            import chat.parley.api.plugin.*;
            import chat.parley.api.server.ServerEvent;
            import java.nio.file.*;
            public final class Log
                implements java.util.function.Consumer<ServerEvent.TableChanged> {
              private final Path folder;
              @jakarta.inject.Inject Log(@DataDir Path folder) { this.folder = folder; }
              @Override public void accept(ServerEvent.TableChanged event) {
                try {
                  Files.createFile(folder.resolve("%s hears " + event.version()));
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            }
            """
                .formatted(version));
  }

  @Test
  void clientOfItsOwnLivesInItsFolderAndEndsWithIt() throws Exception {
    rig.take(welcoming(), "welcome.jar");

    ClientOptions options = connected.getFirst();
    assertEquals(Nickname.of("welcome"), options.nickname());
    assertEquals("127.0.0.1:12345#00112233445566778899aabbccddeeff", options.server());
    assertTrue(String.valueOf(options.data()).contains("welcome"), () -> options.toString());
    assertEquals(1, client.subscriptions());
    assertFalse(client.isClosed());
    rig.host.forget("welcome.jar");
    assertTrue(client.isClosed());
    assertEquals(0, client.subscriptions());
  }

  private static JarBuilder welcoming() {
    return Sources.plugin("welcome", SERVER, "start(Begin.class);")
        .source(
            """
            package welcome;
            import chat.parley.api.*;
            import chat.parley.api.server.Server;
            public final class Begin implements Runnable {
              private final Server server;
              @jakarta.inject.Inject Begin(Server server) { this.server = server; }
              @Override public void run() {
                try {
                  server.client("welcome").connect().onMessage(message -> {});
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
            }
            """);
  }
}
