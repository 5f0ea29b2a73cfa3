package chat.parley.plugins.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.testkit.Kit;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The jar as it is dropped in, and the port that it takes.
final class ListeningIT {

  private String home;
  private int port;

  @BeforeEach
  void findPort() throws IOException {
    try (var taken = Web.takePort(0)) {
      port = taken.getLocalPort();
    }
    home = "http://127.0.0.1:%d/".formatted(port);
  }

  private static void load(Kit kit, String config) {
    kit.config("metrics", config);
    kit.load(MetricsPlugin.class);
  }

  private String clientsListen() {
    return "server.listens = false\nclient.listens = true\nclient.port = %d".formatted(port);
  }

  @Test
  void secondClientOnAComputerGoesWithout() throws Exception {
    try (Kit kit = Kit.open()) {
      load(kit, clientsListen());

      kit.user("alice").says("/metrics").hears(home + "metrics");
      kit.user("bob").says("/metrics").hears("off: port %d of 127.0.0.1".formatted(port));

      assertEquals(404, Web.get(home).statusCode());
    }
  }

  @Test
  void newVersionTakesOverThePortAndTheLastOneFreesIt() throws Exception {
    try (Kit kit = Kit.open()) {
      load(kit, clientsListen());
      kit.user("alice").says("/metrics").hears("http://");
      assertEquals(404, Web.get(home).statusCode());

      kit.reload("metrics");

      kit.user("alice").says("/metrics").hears(home + "metrics");
      assertEquals(404, Web.get(home).statusCode());
      kit.assertNoLeaks();
    }
    assertNothingIsLeft();
  }

  @Test
  void listensBesideAServerAsItComes() throws Exception {
    try (Kit kit = Kit.open()) {
      load(kit, "server.port = %d".formatted(port));

      assertEquals(404, Web.get(home).statusCode());

      kit.reload("metrics");
      assertEquals(404, Web.get(home).statusCode());
      kit.assertNoLeaks();
    }
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException {
    try (var taken = Web.takePort(port)) {
      assertEquals(port, taken.getLocalPort());
    }
    assertEquals(
        List.of(),
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.matches("HTTP-Dispatcher|idle-timeout-task|plugin-metrics.*"))
            .toList());
  }
}
