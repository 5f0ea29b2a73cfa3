package chat.parley.plugins.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;

/// The web server on a real socket.
@Timeout(30)
final class EndpointTest {

  private static final Listening ANYWHERE = new Listening(true, "127.0.0.1", 0, false);

  private final Meters meters = new Meters();
  private final Patient patient = new Patient();
  private final Endpoint endpoint = new Endpoint(meters, patient, Duration.ofMillis(500));

  /// Is well unless told otherwise.
  private static final class Patient implements Observed {
    private Optional<String> trouble = Optional.empty();
    private CountDownLatch answers = new CountDownLatch(0);

    @Override
    public Optional<String> trouble() {
      try {
        answers.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return trouble;
    }

    @Override
    public Map<String, Long> summary() {
      return Map.of();
    }
  }

  @AfterEach
  void close() {
    endpoint.close();
    meters.close();
  }

  private String open() throws IOException {
    endpoint.open(ANYWHERE);
    return endpoint.state().replace("/metrics", "");
  }

  @Test
  void tellsPrometheusWhatTheJvmUses() throws Exception {
    var answer = Web.get(open() + "/metrics");

    assertEquals(200, answer.statusCode());
    assertEquals(
        Optional.of("text/plain; version=0.0.4; charset=utf-8"),
        answer.headers().firstValue("Content-Type"));
    assertTrue(answer.body().contains("\njvm_memory_used_bytes{area=\"heap\""), answer::body);
    assertTrue(answer.body().contains("\njvm_threads_live_threads "), answer::body);
  }

  @Test
  void saysThatAllIsWell() throws Exception {
    var answer = Web.get(open() + "/healthz");

    assertEquals("200 ok\n", answer.statusCode() + " " + answer.body());
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    patient.trouble = Optional.of("the server is gone");

    var answer = Web.get(open() + "/healthz");

    assertEquals("503 the server is gone\n", answer.statusCode() + " " + answer.body());
  }

  @Test
  void doesNotHangWithANodeThatHangs() throws Exception {
    patient.answers = new CountDownLatch(1);

    var answer = Web.get(open() + "/healthz");

    assertEquals("503 no answer within 500 ms\n", answer.statusCode() + " " + answer.body());
  }

  @Test
  void hasNothingElse() throws Exception {
    String address = open();

    assertEquals(404, Web.get(address + "/metrics/../etc").statusCode());
    assertEquals(405, Web.ask("DELETE", address + "/metrics").statusCode());
    assertEquals("", Web.ask("HEAD", address + "/healthz").body());
  }

  @Test
  void freesItsPortWhenItCloses() throws Exception {
    int port = Integer.parseInt(open().replaceAll(".*:", ""));

    endpoint.close();

    try (var taken = Web.takePort(port)) {
      assertEquals(port, taken.getLocalPort());
    }
    assertEquals("closed", endpoint.state());
  }

  @Test
  void goesWithoutItsPortBesideAClient() throws Exception {
    try (var taken = Web.takePort(0)) {
      int port = taken.getLocalPort();
      var where = new Listening(true, "127.0.0.1", port, false);

      new Opening(endpoint, where, mock(Logger.class)).run();

      assertEquals("off: " + words(port), endpoint.state());
    }
  }

  @Test
  void keepsItsPluginFromRunningWithoutItsPortBesideAServer() throws Exception {
    try (var taken = Web.takePort(0)) {
      int port = taken.getLocalPort();
      var opening =
          new Opening(endpoint, new Listening(true, "127.0.0.1", port, true), mock(Logger.class));

      var refusal = assertThrows(IllegalStateException.class, opening::run);

      assertEquals(words(port), refusal.getMessage());
    }
  }

  private static String words(int port) {
    return ("port %d of 127.0.0.1 cannot be used: Address already in use;"
            + " metrics.toml may name another")
        .formatted(port);
  }

  @Test
  void staysClosedWhereNobodyWantsIt() {
    new Opening(endpoint, new Listening(false, "127.0.0.1", 0, true), mock(Logger.class)).run();

    assertEquals("off: see listens in metrics.toml", endpoint.state());
  }
}
