package chat.parley.plugins.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The little web server: `/metrics` for Prometheus, `/healthz` for whoever wants to know whether
/// all is well.
///
/// Opened and closed once; safe for use by any thread.
final class Endpoint implements AutoCloseable {

  /// Whoever asks takes no answer within this for an answer, too.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Connections that wait to be accepted: there is one Prometheus, or a few.
  private static final int BACKLOG = 16;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;
  private static final int NO_BODY = -1;

  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Meters meters;
  private final Observed observed;
  private final Duration patience;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("plugin-metrics").factory());

  private volatile @Nullable HttpServer server;
  private volatile String state = "not open yet";

  private record Answer(int status, String type, String text) {}

  @Inject
  Endpoint(Meters meters, Observed observed) {
    this(meters, observed, PATIENCE);
  }

  /// One that waits so long for an answer.
  Endpoint(Meters meters, Observed observed, Duration patience) {
    this.meters = meters;
    this.observed = observed;
    this.patience = patience;
  }

  /// Listens from now on.
  ///
  /// @throws IOException when it cannot; the message says where and why
  void open(Listening where) throws IOException {
    HttpServer opened;
    try {
      var address = new InetSocketAddress(InetAddress.getByName(where.address()), where.port());
      opened = HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      String why =
          "port %d of %s cannot be used: %s; metrics.toml may name another"
              .formatted(where.port(), where.address(), e.getMessage());
      leaveClosed(why);
      throw new IOException(why, e);
    }
    opened.createContext("/", this::handle);
    opened.setExecutor(threads);
    opened.start();
    server = opened;
    state = "http://%s:%d/metrics".formatted(where.address(), opened.getAddress().getPort());
  }

  /// Stays closed for this reason.
  void leaveClosed(String why) {
    state = "off: " + why;
  }

  /// Where it listens, or why it does not.
  String state() {
    return state;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
      byte[] body = answer.text().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(answer.status(), NO_BODY);
        return;
      }
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private Answer answer(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return new Answer(METHOD_NOT_ALLOWED, PLAIN, "only GET and HEAD\n");
    }
    return switch (path) {
      case "/metrics" -> inTime(() -> new Answer(OK, PROMETHEUS, meters.text()));
      case "/healthz" -> inTime(this::health);
      default -> new Answer(NOT_FOUND, PLAIN, "there are /metrics and /healthz\n");
    };
  }

  private Answer health() {
    return observed
        .trouble()
        .map(why -> new Answer(UNAVAILABLE, PLAIN, why + "\n"))
        .orElse(new Answer(OK, PLAIN, "ok\n"));
  }

  /// A node that hangs would otherwise have its askers hang with it.
  private Answer inTime(Callable<Answer> question) {
    var asked = threads.submit(question);
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new Answer(
          UNAVAILABLE, PLAIN, "no answer within %d ms\n".formatted(patience.toMillis()));
    } catch (ExecutionException e) {
      String what = e.getCause() == null ? "failed" : e.getCause().getClass().getSimpleName();
      return new Answer(UNAVAILABLE, PLAIN, "it cannot be asked: %s\n".formatted(what));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer(UNAVAILABLE, PLAIN, "it is being closed\n");
    } finally {
      asked.cancel(true);
    }
  }

  /// Frees the port, and ends its threads.
  @Override
  public void close() {
    HttpServer last = server;
    if (last != null) {
      last.stop(0);
    }
    threads.shutdownNow();
    state = "closed";
  }
}
