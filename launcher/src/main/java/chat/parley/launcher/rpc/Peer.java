package chat.parley.launcher.rpc;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Room;
import chat.parley.engine.client.FirstTable;
import chat.parley.launcher.ask.Question;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The other end of the lines: understands what a program writes, one line after the other, and
/// sees to it that each request gets its one response.
///
/// Lines are taken by one thread, so that what they want done is done in their order; what takes
/// time is waited for by a virtual thread each.
final class Peer implements AutoCloseable {

  /// How many requests may wait for their results; more get an error.
  static final int WAITING_MAX = 1_000;

  /// What can be called, beside the commands of plugins.
  private static final List<String> METHODS =
      List.of("hello", "send", "ask", "who", "join", "leave", "commands");

  /// Only where a Parley runs that others come through.
  private static final String RUN = "run";

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration TIME_MAX = Duration.ofDays(14);
  private static final Duration DELIVERY_TIME = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIME = Duration.ofMinutes(5);

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build()
          .reader();

  private final JsonBot.Connecting connecting;
  private final @Nullable Nickname own;
  private final LineWriter writer;
  private final Consumer<String> words;
  private final Semaphore room = new Semaphore(WAITING_MAX);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final @Nullable ShellRuns runs;
  private volatile @Nullable Bridge bridge;

  Peer(
      JsonBot.Connecting connecting,
      @Nullable Nickname own,
      LineWriter writer,
      Consumer<String> words) {
    this.connecting = connecting;
    this.own = own;
    this.writer = writer;
    this.words = words;
    Shell shell = connecting.shell();
    this.runs = shell == null ? null : new ShellRuns(shell, writer);
  }

  /// Takes a line.
  ///
  /// @throws InterruptedException when the thread is interrupted while it connects
  void take(Lines.Line line) throws InterruptedException {
    switch (line) {
      case Lines.Line.Unusable(String why) ->
          writer.write(Shapes.error(NullNode.instance, new Fault(Fault.Code.NO_JSON, why)));
      case Lines.Line.Text(String text) when text.isBlank() -> {}
      case Lines.Line.Text(String text) -> parse(text);
    }
  }

  private void parse(String text) throws InterruptedException {
    JsonNode object;
    try {
      object = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      var fault = new Fault(Fault.Code.NO_JSON, "the line is no JSON: " + e.getOriginalMessage());
      writer.write(Shapes.error(NullNode.instance, fault));
      return;
    }
    JsonNode id = object.path("id");
    boolean hasId = id.isTextual() || id.isNumber();
    if (isResponse(object)) {
      Bridge connected = bridge;
      if (connected == null || !connected.answered(id.asText(), object)) {
        words.accept("a response to nothing that was asked: id " + id);
      }
    } else if (!object.isObject()
        || !object.path("jsonrpc").asText().equals("2.0")
        || !object.path("method").isTextual()
        || !(hasId || id.isMissingNode())) {
      String why =
          "the line is no request: an object with \"jsonrpc\":\"2.0\", a string \"method\", and an"
              + " \"id\" that is a string or a number";
      writer.write(
          Shapes.error(hasId ? id : NullNode.instance, new Fault(Fault.Code.NO_REQUEST, why)));
    } else {
      request(object.get("method").textValue(), object.get("params"), hasId ? id : null);
    }
  }

  private static boolean isResponse(JsonNode object) {
    return object.isObject()
        && !object.has("method")
        && object.has("id")
        && (object.has("result") || object.has("error"));
  }

  /// @param id null for a notification, which gets no response
  private void request(String method, @Nullable JsonNode params, @Nullable JsonNode id)
      throws InterruptedException {
    if (!room.tryAcquire()) {
      fail(id, new Fault(Fault.Code.TOO_MANY, "%d requests are open".formatted(WAITING_MAX)));
      return;
    }
    boolean isLater = false;
    try {
      switch (begin(method, params)) {
        case Outcome.Done(JsonNode result) -> respond(id, result);
        case Outcome.Later(Outcome.Waiting waiting) -> {
          isLater = true;
          var _ = Thread.ofVirtual().name("parley-rpc-" + method).start(() -> wait(waiting, id));
        }
      }
      if (method.equals("hello")) {
        started();
      }
    } catch (Fault e) {
      fail(id, e);
    } catch (IllegalArgumentException e) {
      fail(id, new Fault(Fault.Code.BAD_PARAMETER, String.valueOf(e.getMessage())));
    } finally {
      if (!isLater) {
        room.release();
      }
    }
  }

  private void wait(Outcome.Waiting waiting, @Nullable JsonNode id) {
    try {
      respond(id, waiting.await());
    } catch (Fault e) {
      fail(id, e);
    } catch (InterruptedException _) {
      fail(id, new Fault(Fault.Code.CANCELLED, "Parley is ending"));
    } catch (IllegalArgumentException e) {
      fail(id, new Fault(Fault.Code.BAD_PARAMETER, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      words.accept("a request has failed: " + e);
      fail(id, new Fault(Fault.Code.INTERNAL, "Parley has failed: " + e));
    } finally {
      room.release();
    }
  }

  private void respond(@Nullable JsonNode id, JsonNode result) {
    if (id != null) {
      writer.write(Shapes.result(id, result));
    }
  }

  private void fail(@Nullable JsonNode id, Fault fault) {
    if (id != null) {
      writer.write(Shapes.error(id, fault));
    } else {
      words.accept("a notification could not be done: " + fault.words());
    }
  }

  private Outcome begin(String method, @Nullable JsonNode params)
      throws Fault, InterruptedException {
    return switch (method) {
      case "hello" -> hello(params);
      case "send" -> send(Parameters.of(params, Set.of("to", "text", "wait", "timeoutMs")));
      case "ask" ->
          ask(Parameters.of(params, Set.of("to", "room", "text", "choices", "yesNo", "timeoutMs")));
      case "who" -> {
        var _ = Parameters.of(params, Set.of());
        yield connected().who();
      }
      case "join" -> connected().join(Parameters.of(params, Set.of("room")).room("room"));
      case "leave" -> connected().leave(Parameters.of(params, Set.of("room")).room("room"));
      case "commands" -> {
        var _ = Parameters.of(params, Set.of());
        yield new Outcome.Done(connected().calls().list(methods()));
      }
      case RUN -> {
        if (runs == null) {
          throw noMethod(method);
        }
        yield runs.run(params);
      }
      default -> {
        if (!method.startsWith("/")) {
          throw noMethod(method);
        }
        yield connected().calls().call(method, params);
      }
    };
  }

  private Fault noMethod(String method) {
    return new Fault(
        Fault.Code.NO_METHOD,
        "there is no method %s; there are %s".formatted(method, String.join(", ", methods())));
  }

  private List<String> methods() {
    return runs == null ? METHODS : Stream.concat(METHODS.stream(), Stream.of(RUN)).toList();
  }

  private Bridge connected() throws Fault {
    Bridge connected = bridge;
    if (connected == null) {
      throw new Fault(Fault.Code.NOT_NOW, "the first request must be hello");
    }
    return connected;
  }

  private Outcome hello(@Nullable JsonNode params) throws Fault, InterruptedException {
    if (bridge != null) {
      throw new Fault(Fault.Code.NOT_NOW, "hello has been said already");
    }
    Hello hello = Hello.parse(params, own);
    Client client = connect(hello);
    var calls = new Calls(connecting.commands(), client.nickname());
    var connected = new Bridge(client, hello, calls, writer, words);
    bridge = connected;
    return new Outcome.Done(connected.welcome());
  }

  /// The answer to hello stands before all else.
  private void started() throws Fault {
    connected().start();
  }

  private Client connect(Hello hello) throws Fault, InterruptedException {
    long end = System.nanoTime() + hello.patience().toNanos();
    while (true) {
      try {
        Client client = connecting.connect(hello.nick());
        FirstTable.await(client);
        return client;
      } catch (ParleyException e) {
        boolean isOver = e.code() != ErrorCode.SERVER_NOT_RESPONDING || System.nanoTime() > end;
        if (isOver || stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new Fault(
              Fault.Code.NOT_CONNECTED,
              String.valueOf(e.getMessage()),
              Map.of("code", e.code().name()));
        }
      }
    }
  }

  private Outcome send(Parameters parameters) throws Fault {
    String until = parameters.optionalText("wait");
    if (until != null && !Set.of("delivered", "stored", "none").contains(until)) {
      throw new Fault(
          Fault.Code.BAD_PARAMETER,
          "wait is \"%s\", must be delivered, stored or none".formatted(until));
    }
    return connected()
        .send(
            parameters.target("to"),
            parameters.text("text"),
            until == null ? "stored" : until,
            parameters.millis("timeoutMs", DELIVERY_TIME, TIME_MAX));
  }

  private Outcome ask(Parameters parameters) throws Fault {
    List<String> choices = parameters.texts("choices");
    boolean isYesNo = parameters.isSet("yesNo");
    if (isYesNo && !choices.isEmpty()) {
      throw new Fault(Fault.Code.BAD_PARAMETER, "choices and yesNo exclude each other");
    }
    Question.Kind kind =
        isYesNo
            ? new Question.Kind.YesNo()
            : choices.isEmpty() ? new Question.Kind.Anything() : new Question.Kind.OneOf(choices);
    Duration within = parameters.millis("timeoutMs", ANSWER_TIME, TIME_MAX);
    Room where = parameters.optionalText("room") == null ? null : parameters.room("room");
    return connected()
        .ask(parameters.nickname("to"), where, new Question(parameters.text("text"), kind, within));
  }

  /// Whoever wrote the lines has gone, or waits for responses; who ran commands would still write.
  void noMoreLines() {
    ShellRuns begun = runs;
    if (begun != null) {
      begun.close();
    }
  }

  /// Waits until every request has its response.
  void awaitResponses() throws InterruptedException {
    room.acquire(WAITING_MAX);
    room.release(WAITING_MAX);
  }

  /// Gives up connecting; by any thread.
  void stop() {
    stopped.countDown();
  }

  @Override
  public void close() {
    stop();
    noMoreLines();
    Bridge connected = bridge;
    connecting.leave();
    if (connected != null) {
      connected.close();
    }
  }
}
