package chat.parley.engine.plugin;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.plugin.PluginStatus.State;
import chat.parley.engine.plugin.jar.JarCheck;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import chat.parley.engine.server.ServerPlaces;
import chat.parley.engine.testing.Heard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that plugins connect to the server that they are beside.
final class OwnClientsIT {

  private static final Nickname WELCOME = Nickname.of("welcome");

  @TempDir Path folder;

  private RunningServer server;
  private final RealClock clock = new RealClock();
  private PluginHost host;
  private Path jars;

  @BeforeEach
  void open() throws Exception {
    var options = new ServerOptions(0, "127.0.0.1", null, true, ServerSettings.DEFAULT);
    server = RunningServer.start(options, _ -> {});
    jars = folder.resolve("plugins");
    host =
        PluginHost.open(
            new Services(
                new Neighbour.OfServer(server.facts(), new EngineClientFactory()),
                new ServerPlaces(server),
                clock,
                JarCheck.NONE,
                HostLimits.DEFAULT),
            new PluginFolders(
                jars, folder.resolve("config"), folder.resolve("data"), folder.resolve("shadow")));
  }

  @AfterEach
  void close() {
    host.close();
    clock.close();
    server.close();
  }

  private void load(JarBuilder builder) throws Exception {
    host.take(builder.into(jars.resolve("welcome.jar")));
    PluginStatus status = host.statuses().getFirst();
    assertEquals(State.RUNNING, status.state(), status.why());
  }

  private Presence presence() {
    return requireNonNull(server.facts().table().get(WELCOME)).presence();
  }

  @Test
  void greetsWhoeverComesAndKeepsItsNickname() throws Exception {
    load(greeting("server.client(\"welcome\")"));
    greets("alice");
    assertEquals(Presence.ONLINE, presence());

    host.forget("welcome.jar");
    assertEquals(Presence.OFFLINE, presence());
    load(greeting("server.client(\"welcome\")"));

    greets("bob");
  }

  private void greets(String nickname) throws Exception {
    try (Client client = server.facts().client(nickname).inMemory().connect()) {
      assertEquals("hello " + nickname, Heard.by(client).next().text());
    }
  }

  @Test
  void pluginThatConnectsItsClientWithTheUsualWordsLeavesNothingBehind() throws Exception {
    String usual =
        "Parley.client(\"welcome\").server(server.address() + \"#\" + server.fingerprint())"
            + ".inMemory()";
    for (int i = 0; i < 3; i++) {
      load(greeting(usual.replace("welcome", "welcome" + i)));
      greets("alice" + i);
      host.forget("welcome.jar");
      Files.delete(jars.resolve("welcome.jar"));
    }

    HostRig.awaitThat(
        "all classes are collected",
        () -> {
          System.gc();
          return host.leftovers().isEmpty();
        });
  }

  @Test
  void hookIsOnTheWayOfWhatTheServerSends() throws Exception {
    load(
        Sources.plugin("welcome", "version = \"1.0.0\", sides = Side.SERVER", "hook(Watch.class);")
            .source(
                """
                package welcome;
                public final class Watch implements chat.parley.api.hook.DatagramHook {}
                """));

    server.facts().client("alice").inMemory().connect().close();

    HookCounts watched = server.hooks().counts().getFirst();
    assertTrue(watched.passed() > 0, watched::toString);
    host.forget("welcome.jar");
    assertEquals(List.of(), server.hooks().counts());
  }

  /// Connects with the first event, and is closed with the plugin.
  private static JarBuilder greeting(String builder) {
    return Sources.plugin(
            "welcome",
            "version = \"1.0.0\", sides = Side.SERVER",
            "onServer(chat.parley.api.server.ServerEvent.Joined.class, Greet.class);")
        .source(
            """
            package welcome;
            import chat.parley.api.*;
            import chat.parley.api.server.*;
            public final class Greet
                implements java.util.function.Consumer<ServerEvent.Joined>, AutoCloseable {
              private final Server server;
              private Client client;
              @jakarta.inject.Inject Greet(Server server) { this.server = server; }
              @Override public void accept(ServerEvent.Joined joined) {
                Nickname newcomer = joined.entry().nickname();
                if (newcomer.key().startsWith("welcome")) {
                  return;
                }
                try {
                  if (client == null) {
                    client = %s.connect();
                    client.onMessage(message -> {});
                  }
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                client.send(newcomer, "hello " + newcomer);
              }
              @Override public void close() {
                if (client != null) {
                  client.close();
                }
              }
            }
            """
                .formatted(builder));
  }
}
