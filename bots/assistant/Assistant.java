import module java.net.http;
import module parley.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// One thing said to the model, or by it.
record Turn(String role, String content) {}

/// What comes from the model.
sealed interface Piece {

  /// A part of the answer.
  record Words(String text) implements Piece {}

  /// Nothing more comes.
  record End() implements Piece {}

  /// Something went wrong.
  record Failure(String why) implements Piece {}
}

final String url = setting("assistant.url", "");
final String model = setting("assistant.model", "");
final String key = setting("assistant.key", "");
final String system =
    setting("assistant.prompt", "You are a helpful member of a chat. Answer briefly.");
final Duration patience = Duration.ofSeconds(number("assistant.seconds", 60));
final int turns = number("assistant.turns", 20);

/// What is said at once, at least; and how long an answer may become.
final int chunk = 200;

final int longest = 20_000;

final int conversations = 200;

/// What was said at each place, the one that was used last at the end.
final Map<String, List<Turn>> memory =
    new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, List<Turn>> eldest) {
        return size() > conversations;
      }
    };

final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

void main(String[] arguments) {
  if (url.isEmpty() || model.isEmpty()) {
    throw new IllegalArgumentException(
        "the assistant is off: set ASSISTANT_URL to an OpenAI-compatible endpoint, such as"
            + " http://localhost:8080/v1, and ASSISTANT_MODEL to the name of a model there");
  }
  Bot bot =
      Bot.named("assistant")
          .about("answers with the language model %s".formatted(model))
          .command("new", "forgets what we have talked about", this::forget)
          .onText(this::answer);
  Stream.of(setting("assistant.rooms", "").split(","))
      .map(String::strip)
      .filter(it -> !it.isEmpty())
      .forEach(bot::in);
  bot.run(arguments);
}

/// A setting from the command line of the JVM, or from the environment: `ASSISTANT_URL`.
static String setting(String name, String otherwise) {
  String inEnvironment = name.toUpperCase(Locale.ROOT).replace('.', '_');
  return System.getProperty(name, System.getenv().getOrDefault(inEnvironment, otherwise));
}

static int number(String name, int otherwise) {
  String given = setting(name, Integer.toString(otherwise));
  if (!given.matches("[1-9][0-9]{0,5}")) {
    throw new IllegalArgumentException(
        "%s is %s, must be a whole number from 1 to 999999".formatted(name, given));
  }
  return Integer.parseInt(given);
}

void forget(Chat chat) {
  remember(place(chat), List.of());
  chat.say("Let us begin anew.");
}

static String place(Chat chat) {
  return "%s at %s".formatted(chat.with().key(), chat.where());
}

synchronized void remember(String place, List<Turn> said) {
  memory.put(place, List.copyOf(said.subList(Math.max(said.size() - turns, 0), said.size())));
}

synchronized List<Turn> remembered(String place) {
  return memory.getOrDefault(place, List.of());
}

/// In a room only what begins with its name is for it.
void answer(Said said) throws InterruptedException {
  String text = said.text().strip();
  if (said.where() instanceof Room) {
    Matcher addressed = Pattern.compile("(?is)^@?assistant[:, ]\\s*(.+)$").matcher(text);
    if (!addressed.matches()) {
      return;
    }
    text = addressed.group(1);
  }
  String place = place(said.chat());
  var talk = new ArrayList<>(remembered(place));
  talk.add(new Turn("user", text));
  Optional<String> answer = stream(said, talk);
  if (answer.isPresent()) {
    talk.add(new Turn("assistant", answer.get()));
    remember(place, talk);
  }
}

/// Says the answer while it comes.
///
/// @return the whole of it, if it has come to its end
Optional<String> stream(Said said, List<Turn> talk) throws InterruptedException {
  var pieces = new ArrayBlockingQueue<Piece>(1_000);
  Thread reader = Thread.startVirtualThread(() -> read(request(talk), pieces));
  var whole = new StringBuilder();
  int told = 0;
  try {
    while (true) {
      Piece piece = pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      switch (piece) {
        case null -> {
          say(said, whole.substring(told));
          said.reply("Nothing more came within %d seconds.".formatted(patience.toSeconds()));
          return Optional.empty();
        }
        case Piece.Words(String text) -> whole.append(text);
        case Piece.Failure(String why) -> {
          say(said, whole.substring(told));
          said.reply(why);
          return Optional.empty();
        }
        case Piece.End() -> {
          say(said, whole.substring(told));
          if (whole.toString().isBlank()) {
            said.reply("The model said nothing.");
          }
          return Optional.of(whole.toString());
        }
      }
      if (whole.length() > longest) {
        say(said, whole.substring(told));
        said.reply("That is long enough.");
        return Optional.of(whole.toString());
      }
      int end = endOfChunk(whole, told);
      say(said, whole.substring(told, end));
      told = end;
    }
  } finally {
    reader.interrupt();
  }
}

static void say(Said said, String text) {
  if (!text.isBlank()) {
    said.reply(text.strip());
  }
}

/// Behind the last line or sentence, when there is enough for a message.
int endOfChunk(StringBuilder whole, int from) {
  if (whole.length() - from < chunk) {
    return from;
  }
  int line = whole.lastIndexOf("\n");
  int sentence = whole.lastIndexOf(". ");
  int end = Math.max(line, sentence) + 1;
  boolean isTooLong = whole.length() - from > 10 * chunk;
  return end > from ? end : isTooLong ? whole.length() : from;
}

// The endpoint.

HttpRequest request(List<Turn> talk) {
  var messages = new ArrayList<Turn>();
  messages.add(new Turn("system", system));
  messages.addAll(talk);
  try {
    String body =
        new JsonMapper()
            .writeValueAsString(Map.of("model", model, "messages", messages, "stream", true));
    var request =
        HttpRequest.newBuilder(URI.create(url + "/chat/completions"))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.build();
  } catch (JacksonException e) {
    throw new IllegalStateException("texts always become JSON", e);
  }
}

/// Reads server-sent events until the end, and tells of them in order; ends when interrupted.
void read(HttpRequest request, BlockingQueue<Piece> pieces) {
  try {
    pieces.put(answerTo(request, pieces));
  } catch (InterruptedException _) {
    Thread.currentThread().interrupt();
  }
}

/// Tells of all that comes but the last piece, which it answers.
Piece answerTo(HttpRequest request, BlockingQueue<Piece> pieces) throws InterruptedException {
  try {
    HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() != 200) {
        return failure(response.statusCode(), lines.limit(50).collect(Collectors.joining(" ")));
      }
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.equals("data: [DONE]")) {
          return new Piece.End();
        }
        if (line.startsWith("data:")) {
          String words = words(line.substring(5));
          if (!words.isEmpty()) {
            pieces.put(new Piece.Words(words));
          }
        }
      }
      return new Piece.Failure("The model broke off.");
    }
  } catch (HttpTimeoutException _) {
    return new Piece.Failure(
        "The model has not answered within %d seconds.".formatted(patience.toSeconds()));
  } catch (JacksonException _) {
    return new Piece.Failure("The endpoint has answered with something that is no JSON.");
  } catch (IOException | UncheckedIOException e) {
    return new Piece.Failure(
        "The model cannot be reached: %s"
            .formatted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
  }
}

static String words(String json) throws JacksonException {
  JsonNode event = new JsonMapper().readTree(json);
  return event.path("choices").path(0).path("delta").path("content").asText("");
}

/// The endpoint's own words, if they are any, and not more of them than anybody reads.
static Piece failure(int status, String body) {
  String why = body;
  try {
    JsonNode error = new JsonMapper().readTree(body).path("error");
    why = error.path("message").asText(error.asText(body));
  } catch (JacksonException _) {
    // Then the body is what there is to say.
  }
  String few = why.substring(0, Math.min(why.length(), 200));
  return new Piece.Failure("The endpoint refuses (HTTP %d): %s".formatted(status, few));
}
