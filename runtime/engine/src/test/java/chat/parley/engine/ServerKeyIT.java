package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.config.Environment;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a client does when another server answers at its server's address: one whose disk was
/// destroyed, or somebody else's.
class ServerKeyIT {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void anotherKeyIsRefusedUntilTheAddressNamesIt() throws Exception {
    int port = registerAtFirstServer();

    try (RunningServer other = server(port)) {
      String refused = refusalAt("127.0.0.1:" + port);
      assertTrue(refused.endsWith("write #%s behind its address".formatted(other.fingerprint())));
      String begun = "127.0.0.1:%d#%s".formatted(port, other.fingerprint().substring(0, 8));
      assertThrows(ParleyException.class, () -> connect(begun, PATIENCE));

      String named = "127.0.0.1:%d#%s".formatted(port, other.fingerprint());
      try (Client alice = connect(named, Duration.ofSeconds(10))) {
        assertTrue(alice.isRegistered());
      }
      // From now on it is the one that is trusted.
      try (Client alice = connect("127.0.0.1:" + port, Duration.ofSeconds(10))) {
        assertTrue(alice.isRegistered());
        Delivery toSelf = alice.send(ALICE, "all is well");
        assertTrue(toSelf.awaitFinal(PATIENCE) instanceof Delivery.Delivered);
      }
    }
  }

  private int registerAtFirstServer() throws InterruptedException {
    try (RunningServer first = server(0);
        Client alice = connect("127.0.0.1:" + first.port(), Duration.ofSeconds(10))) {
      assertTrue(alice.isRegistered());
      return first.port();
    }
  }

  private String refusalAt(String address) throws Exception {
    try (Client alice = connect(address, Duration.ofMillis(100))) {
      var refused = new CompletableFuture<String>();
      var _ = alice.on(Event.Refused.class, event -> refused.complete(event.detail()));
      return refused.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static RunningServer server(int port) {
    return RunningServer.start(
        new ServerOptions(port, "127.0.0.1", null, true, ServerSettings.DEFAULT), _ -> {});
  }

  private Client connect(String server, Duration patience) throws InterruptedException {
    return new EngineClientFactory(new Environment(Map.of()), UnaryOperator.identity())
        .connect(
            new ClientOptions(
                ALICE, server, 0, folder.resolve("alice"), false, Kind.HUMAN, patience));
  }
}
