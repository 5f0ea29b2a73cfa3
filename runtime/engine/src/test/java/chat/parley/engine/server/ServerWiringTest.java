package chat.parley.engine.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.Wiring;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.store.Passphrase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerWiringTest {

  @Test
  void makesEverythingThatAServerNeeds() {
    assertNotNull(
        Wiring.make(
            ServerStarter.class,
            new EnvironmentModule(new Environment(Map.of())),
            new NetModule(),
            new ServerModule(
                ServerOptions.onPort(0),
                new UsualServerStores(new SecureEntropy(), Passphrase.NONE))));
  }
}
