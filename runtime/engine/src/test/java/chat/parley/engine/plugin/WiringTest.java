package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.api.Client;
import chat.parley.api.plugin.PluginInfo;
import chat.parley.api.plugin.PluginModule;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.config.ConfigFile;
import chat.parley.engine.store.PluginStore;
import com.google.inject.Scopes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class WiringTest {

  /// Notes when one of the plugin's objects is closed.
  public record Noted(String name, List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add(name);
    }
  }

  /// An object of the plugin that uses what belongs to others.
  public static final class User implements AutoCloseable {
    private final Noted imported;

    @Inject
    User(Client client, Noted imported) {
      this.imported = imported;
      assertEquals("alice", client.nickname().toString());
    }

    @Override
    public void close() {
      imported.closed().add("own");
    }
  }

  private static final class UsingModule extends PluginModule {
    @Override
    protected void setUp() {
      bind(User.class).in(Scopes.SINGLETON);
    }
  }

  @TempDir Path folder;

  @Test
  void onlyWhatThePluginHasMadeIsClosedWithIt() throws Exception {
    var client = new FakeClient();
    var clock = new FakeClock();
    var guard = new Guard("todo", getClass().getClassLoader(), HostRig.LIMITS, clock, _ -> {});
    var closed = new ArrayList<String>();
    var imported = new Noted("imported", closed);
    var closeables = new Closeables();
    var offer =
        new Offer(
            new PluginInfo("todo", "1.0.0", ""),
            new Tasks(clock, guard),
            clock,
            LoggerFactory.getLogger("plugin.todo"),
            new ConfigFile(folder.resolve("todo.toml")),
            new PluginStore("todo", folder.resolve("todo.db")),
            _ -> {},
            () -> folder,
            new Neighbour.OfClient(client, new EngineClientFactory()),
            Map.of(Noted.class, () -> imported));
    Wiring.of(new UsingModule(), offer, closeables);

    closeables.close();

    assertEquals(List.of("own"), closed);
    assertFalse(client.isClosed());
  }
}
