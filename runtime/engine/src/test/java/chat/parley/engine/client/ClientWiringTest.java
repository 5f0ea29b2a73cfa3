package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.ClientOptions;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.spi.ClientFactory;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.Wiring;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.net.Network;
import chat.parley.engine.store.Passphrase;
import com.google.inject.CreationException;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ClientWiringTest {

  private static final ClientStores STORES =
      new UsualClientStores(new SecureEntropy(), Passphrase.NONE, new Environment(Map.of()));
  private static final ClientOptions OPTIONS =
      new ClientOptions(
          Nickname.of("alice"), null, 0, null, true, Kind.HUMAN, Duration.ofSeconds(1));

  @Test
  void makesEverythingThatAClientNeeds() {
    Network network = wire(Network.class, Map.of());
    network.close();

    assertNotNull(wire(ClientConnector.class, Map.of()));
  }

  @Test
  void saysWhatIsMissing() {
    assertThrows(
        CreationException.class,
        () -> Wiring.make(ClientConnector.class, new ClientModule(OPTIONS, STORES)));
  }

  @Test
  void isFoundByTheApi() {
    assertInstanceOf(
        EngineClientFactory.class,
        ServiceLoader.load(ClientFactory.class).findFirst().orElseThrow());
  }

  private static <T> T wire(Class<T> root, Map<String, String> variables) {
    return Wiring.make(
        root,
        new EnvironmentModule(new Environment(variables)),
        new NetModule(),
        new ClientModule(OPTIONS, STORES));
  }
}
