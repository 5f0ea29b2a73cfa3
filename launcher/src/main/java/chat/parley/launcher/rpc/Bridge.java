package chat.parley.launcher.rpc;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Ended;
import chat.parley.api.bot.Said;
import chat.parley.engine.chat.Place;
import chat.parley.launcher.ask.Question;
import chat.parley.launcher.ask.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A program that has said hello: brings what is said to its nickname to it, and does what it wants
/// done.
///
/// Safe for use by any thread.
final class Bridge implements AutoCloseable {

  private final Client client;
  private final Hello hello;
  private final Calls calls;
  private final LineWriter writer;
  private final Consumer<String> words;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Map<String, Talk> unanswered = new ConcurrentHashMap<>();
  private final Map<Place, Talk> talks = new ConcurrentHashMap<>();
  private final AtomicLong messages = new AtomicLong();

  /// @param words for whoever runs it, a line at a time
  Bridge(Client client, Hello hello, Calls calls, LineWriter writer, Consumer<String> words) {
    this.client = client;
    this.hello = hello;
    this.calls = calls;
    this.writer = writer;
    this.words = words;
  }

  /// The answer to hello.
  JsonNode welcome() {
    return Shapes.object()
        .put("nick", client.nickname().shown())
        .put("server", client.isRegistered() ? "up" : "down")
        .put("api", Hello.API);
  }

  /// The commands that it can call.
  Calls calls() {
    return calls;
  }

  /// Begins to tell the program what is said. Called once.
  void start() {
    if (hello.flags().hearsEvents()) {
      subscriptions.addAll(Notices.tell(client, writer));
    }
    Bot bot = Bot.named(client.nickname().shown()).about(hello.about()).onText(this::handle);
    hello.rooms().forEach(room -> bot.in(room.name()));
    if (hello.flags().hearsBots()) {
      var _ = bot.hearsBots();
    }
    subscriptions.addFirst(bot.start(client));
  }

  private void handle(Said said) {
    Place place = Place.of(said.message());
    var talk = new Talk(said.chat());
    String id = "m-" + messages.incrementAndGet();
    unanswered.put(id, talk);
    talks.put(place, talk);
    try {
      writer.write(Shapes.request(id, "message", Shapes.message(said.message())));
      judge(id, talk.lead(this::aside), said.from());
    } catch (InterruptedException _) {
      // It was not answered, and so comes again.
      Thread.currentThread().interrupt();
      throw Ended.Cancelled.byClosing();
    } finally {
      talks.remove(place, talk);
      unanswered.remove(id);
    }
  }

  /// An error says how the program's part of the conversation has ended; the person is told in the
  /// words that any bot has for it.
  private void judge(String id, JsonNode response, Nickname from) {
    JsonNode error = response.get("error");
    if (error == null) {
      return;
    }
    int code = error.path("code").asInt();
    if (code == Fault.Code.TIMED_OUT.number()) {
      throw new Ended.TimedOut(from);
    } else if (code == Fault.Code.CANCELLED.number()) {
      throw Ended.Cancelled.by(from);
    } else if (code == Fault.Code.BAFFLED.number()) {
      throw new Ended.Baffled(from, 1);
    }
    String why = "the program has failed at message %s: %s".formatted(id, error);
    words.accept(why);
    throw new IllegalStateException(why);
  }

  /// The program has answered a message.
  ///
  /// @return whether there was such a message
  boolean answered(String id, JsonNode response) {
    Talk talk = unanswered.remove(id);
    if (talk != null) {
      talk.answer(response);
    }
    return talk != null;
  }

  /// What is said to a command in the midst of a question.
  private Optional<String> aside(String line) {
    String text = line.strip().toLowerCase(Locale.ROOT);
    if (!text.startsWith("/")) {
      return Optional.empty();
    }
    String word = text.substring(1).split("\\s", 2)[0];
    if (word.equals("help")) {
      return Optional.of("%s: %s".formatted(client.nickname(), hello.about()));
    }
    boolean isCommand = hello.words().stream().anyMatch(word::equalsIgnoreCase);
    return isCommand
        ? Optional.of("There is a question open: answer it first, or say cancel.")
        : Optional.empty();
  }

  /// Says something; the result waits for what becomes of it.
  Outcome send(Target to, String text, String until, Duration atMost) {
    List<Delivery> copies = client.send(to, text);
    return new Outcome.Later(() -> {
      long end = System.nanoTime() + atMost.toNanos();
      for (Delivery copy : copies) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        switch (until) {
          case "delivered" -> copy.awaitFinal(left);
          case "stored" -> copy.await(left);
          default -> {}
        }
      }
      return Shapes.copies(copies, to instanceof Nickname);
    });
  }

  /// Asks somebody, in the conversation that he has begun, or else in one of our own.
  Outcome ask(Nickname with, @Nullable Room room, Question question) {
    var place = new Place(with, room == null ? with : room);
    Talk talk = talks.get(place);
    CompletableFuture<Optional<Reply>> asked =
        talk == null ? CompletableFuture.completedFuture(Optional.empty()) : talk.ask(question);
    return new Outcome.Later(() -> {
      Optional<Reply> reply = await(asked);
      return shape(
          reply.isPresent()
              ? reply.get()
              : question.ask(client.chat(with, place.where()), this::aside),
          with);
    });
  }

  private static Optional<Reply> await(CompletableFuture<Optional<Reply>> asked)
      throws InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InterruptedException _ ->
            throw new InterruptedException("the conversation was interrupted");
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException("a question has failed", e);
      }
    }
  }

  private static JsonNode shape(Reply reply, Nickname with) throws Fault {
    return switch (reply) {
      case Reply.Given(String text) -> Shapes.object().put("text", text);
      case Reply.TimedOut(boolean hasLeft) ->
          throw new Fault(
              Fault.Code.TIMED_OUT,
              "%s has not answered in time".formatted(with),
              Map.of("question", hasLeft ? "sent" : "in the outbox"));
      case Reply.Cancelled _ ->
          throw new Fault(Fault.Code.CANCELLED, "%s has cancelled".formatted(with));
      case Reply.Baffled _ ->
          throw new Fault(
              Fault.Code.BAFFLED, "%s has not given an answer that fits".formatted(with));
      case Reply.NotSent(var why) ->
          throw new Fault(
              Fault.Code.NOT_SENT,
              why.detail(),
              Map.of("reason", why.reason().name().toLowerCase(Locale.ROOT)));
    };
  }

  /// Who is there.
  Outcome who() {
    return new Outcome.Done(Shapes.table(client.table().values()));
  }

  /// Joins a room, and hears what is said there.
  Outcome join(Room room) {
    client.join(room);
    return new Outcome.Done(Shapes.object());
  }

  /// Leaves a room.
  Outcome leave(Room room) {
    client.leave(room);
    return new Outcome.Done(Shapes.object());
  }

  /// Interrupts what waits, and leaves; what the program has not answered comes again.
  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    client.close();
  }
}
