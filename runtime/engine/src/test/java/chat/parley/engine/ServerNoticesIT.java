package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Delivery;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.core.ServerNotice;
import chat.parley.core.ServerNotice.SaveRequested;
import chat.parley.core.ServerNotice.Saved;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.config.Environment;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import chat.parley.engine.testing.Rig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What a server tells its operator.
class ServerNoticesIT {

  private static final Nickname BOB = Nickname.of("Bob");

  private final BlockingQueue<ServerNotice> notices = new LinkedBlockingQueue<>();

  @Test
  void namesPeopleAsTheyWriteThemselves() throws Exception {
    try (RunningServer server = server();
        Client alice = connect("Alice", server)) {
      connect("Bob", server).close();
      Rig.awaitTable(alice, table -> table.containsKey(BOB));

      Delivery mail = alice.send(BOB, "for later");

      assertInstanceOf(Delivery.Stored.class, mail.await(Rig.PATIENCE));
      assertEquals(new SaveRequested("Alice", "Bob"), next(SaveRequested.class));
      Saved saved = assertInstanceOf(Saved.class, next(Saved.class));
      assertEquals("Alice", saved.sender());
      assertEquals("Bob", saved.recipient());
    }
  }

  @Test
  void saysNotThatPeopleLeftWhenItEndsItself() throws Exception {
    RunningServer server = server();
    try (Client alice = connect("Alice", server)) {
      assertTrue(alice.isRegistered());

      server.close();

      assertTrue(notices.stream().noneMatch(ServerNotice.Departed.class::isInstance));
    }
  }

  /// The next notice of this kind; notices come on a thread of their own.
  private ServerNotice next(Class<? extends ServerNotice> kind) throws InterruptedException {
    ServerNotice next = notices.poll(30, TimeUnit.SECONDS);
    while (next != null && !kind.isInstance(next)) {
      next = notices.poll(30, TimeUnit.SECONDS);
    }
    return assertInstanceOf(kind, next);
  }

  private RunningServer server() {
    return RunningServer.start(
        new ServerOptions(0, "127.0.0.1", null, true, ServerSettings.DEFAULT), notices::add);
  }

  private static Client connect(String nickname, RunningServer server) throws InterruptedException {
    return new EngineClientFactory(new Environment(Map.of()), UnaryOperator.identity())
        .connect(
            new ClientOptions(
                Nickname.of(nickname),
                "127.0.0.1:" + server.port(),
                0,
                null,
                true,
                Kind.HUMAN,
                Duration.ofSeconds(10)));
  }
}
