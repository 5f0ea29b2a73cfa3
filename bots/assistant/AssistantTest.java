import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a small server in place of a model.
@ParleyTest
final class AssistantTest {

  private final ConcurrentLinkedDeque<JsonNode> requests = new ConcurrentLinkedDeque<>();
  private final ConcurrentLinkedDeque<String> keys = new ConcurrentLinkedDeque<>();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private volatile HttpHandler model = exchange -> answer(exchange, "yes");

  @BeforeEach
  void set() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::take);
    server.start();
    System.setProperty(
        "assistant.url", "http://localhost:%d/v1".formatted(server.getAddress().getPort()));
    System.setProperty("assistant.model", "small");
    System.setProperty("assistant.rooms", "#tea");
    System.setProperty("assistant.seconds", "30");
  }

  @AfterEach
  void clear() {
    stalled.countDown();
    server.stop(0);
    threads.shutdownNow();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("assistant.")) {
        System.clearProperty(name);
      }
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    requests.add(new JsonMapper().readTree(exchange.getRequestBody()));
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    try (exchange) {
      model.handle(exchange);
    }
  }

  private static void answer(HttpExchange exchange, String... pieces) throws IOException {
    begin(exchange, pieces);
    exchange.getResponseBody().write("data: [DONE]\n\n".getBytes(UTF_8));
  }

  private static void begin(HttpExchange exchange, String... pieces) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write(
        ": a comment\n\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\n"
            .getBytes(UTF_8));
    for (String piece : pieces) {
      var event = Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", piece))));
      out.write(
          "data: %s\n\n".formatted(new JsonMapper().writeValueAsString(event)).getBytes(UTF_8));
      out.flush();
    }
  }

  private static void refuse(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static User alice(Kit kit) throws ClassNotFoundException {
    kit.bot(Class.forName("Assistant"));
    return kit.user("alice").with("assistant");
  }

  private List<String> lastTalk() {
    return requests
        .getLast()
        .path("messages")
        .valueStream()
        .map(it -> it.path("role").asText() + ": " + it.path("content").asText())
        .toList();
  }

  @Test
  void answersAndRemembers(Kit kit) throws ClassNotFoundException {
    System.setProperty("assistant.prompt", "Be brief.");
    User alice = alice(kit).says("Is tea good?").hears("yes").says("And coffee?").hears("yes");

    assertEquals(
        List.of("system: Be brief.", "user: Is tea good?", "assistant: yes", "user: And coffee?"),
        lastTalk());
    assertTrue(requests.getLast().path("stream").asBoolean());
    assertEquals("null", keys.getLast());

    alice.says("/new").hears("begin anew").says("Hello").hears("yes");
    assertEquals(List.of("system: Be brief.", "user: Hello"), lastTalk());
  }

  @Test
  void forgetsWhatIsLongAgo(Kit kit) throws ClassNotFoundException {
    System.setProperty("assistant.turns", "2");
    System.setProperty("assistant.key", "s3cret");
    User alice = alice(kit);

    alice.says("one").hears("yes").says("two").hears("yes").says("three").hears("yes");

    assertEquals(List.of("user: two", "assistant: yes", "user: three"), lastTalk().subList(1, 4));
    assertEquals("Bearer s3cret", keys.getLast());
  }

  @Test
  void neverMixesTwoPeople(Kit kit) throws ClassNotFoundException {
    alice(kit).says("I am alice").hears("yes");
    kit.user("bob").with("assistant").says("Who am I?").hears("yes");

    assertFalse(lastTalk().toString().contains("alice"), lastTalk()::toString);
  }

  @Test
  void saysLongAnswersInPieces(Kit kit) throws ClassNotFoundException {
    String sentence = "It is as it is, and nobody knows why it would be otherwise. ";
    model = exchange -> answer(exchange, sentence, sentence, sentence, sentence, "The ", "end.");

    alice(kit).says("Why?").hears("It is as it is").hears("The end.").hearsNothing();
  }

  @Test
  void answersInARoomOnlyWhenItIsAddressed(Kit kit) throws ClassNotFoundException {
    User alice = alice(kit).in("#tea");

    alice.says("good morning all").hearsNothing().says("assistant: good morning").hears("yes");
    assertEquals("user: good morning", lastTalk().getLast());
  }

  @Test
  void saysWhatTheEndpointRefuses(Kit kit) throws ClassNotFoundException {
    User alice = alice(kit);

    model = exchange -> refuse(exchange, 404, "{\"error\":{\"message\":\"no model small\"}}");
    alice.says("Hello").hears("The endpoint refuses (HTTP 404): no model small");
    model = exchange -> refuse(exchange, 503, "busy");
    alice.says("Hello").hears("HTTP 503): busy");
    model = exchange -> answer(exchange, "better");
    alice.says("Hello").hears("better");
    assertEquals(2, lastTalk().size());
  }

  @Test
  void saysThatAnAnswerBrokeOff(Kit kit) throws ClassNotFoundException {
    model = exchange -> begin(exchange, "I think");
    alice(kit).says("Why?").hears("I think").hears("The model broke off.");

    model =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("data: {broken\n\n".getBytes(UTF_8));
        };
    kit.user("alice").says("Why?").hears("no JSON");
  }

  @Test
  void doesNotWaitForEverForAStreamThatStalls(Kit kit) throws ClassNotFoundException {
    System.setProperty("assistant.seconds", "1");
    model =
        exchange -> {
          begin(exchange, "I think");
          await();
        };

    alice(kit).says("Why?").hears("I think").hears("Nothing more came within 1 seconds.");
  }

  @Test
  void doesNotWaitForEverForAnAnswer(Kit kit) throws ClassNotFoundException {
    System.setProperty("assistant.seconds", "1");
    model = _ -> await();

    alice(kit).says("Why?").hears("within 1 seconds.");
  }

  private void await() {
    try {
      stalled.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void saysThatNobodyIsThere(Kit kit) throws ClassNotFoundException {
    User alice = alice(kit);
    server.stop(0);

    alice.says("Hello").hears("The model cannot be reached");
  }

  @Test
  void isOffUnlessConfigured() {
    System.clearProperty("assistant.url");

    try (Kit kit = Kit.open()) {
      var failure =
          assertThrows(IllegalArgumentException.class, () -> kit.bot(Class.forName("Assistant")));

      assertTrue(failure.getMessage().contains("set ASSISTANT_URL"), failure::getMessage);
    }
  }
}
