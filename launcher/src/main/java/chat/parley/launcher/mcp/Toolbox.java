package chat.parley.launcher.mcp;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Ended;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What an agent can do here. Each answers what JSON is made of.
///
/// Safe for use by any thread; the calling thread waits.
final class Toolbox {

  private static final Duration SENDING = Duration.ofSeconds(10);

  /// Below what agents wait for a tool, as a rule.
  private static final Duration ASKING = Duration.ofSeconds(50);

  private static final int LINES = 20;
  private static final int LINES_MAX = 200;

  private final Client client;
  private final Chronicle chronicle;
  private final InstantSource clock;

  /// What may come of a question that was not answered.
  private enum Outcome {
    TIMED_OUT,
    CANCELLED,
    NO_ANSWER
  }

  Toolbox(Client client, Chronicle chronicle, InstantSource clock) {
    this.client = client;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /// Sends a text, and says what has become of it.
  Map<String, Object> send(Arguments arguments) throws InterruptedException {
    Target to = arguments.target("to");
    List<Delivery> copies = client.send(to, arguments.text("text"));
    if (copies.isEmpty()) {
      throw new IllegalArgumentException("nobody else is in %s".formatted(to));
    }
    long end = clock.millis() + arguments.seconds("timeout_seconds", SENDING).toMillis();
    for (Delivery copy : copies) {
      copy.await(Duration.ofMillis(Math.max(0, end - clock.millis())));
    }
    return Map.of("copies", copies.stream().map(Toolbox::shown).toList());
  }

  private static Map<String, Object> shown(Delivery copy) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("to", copy.recipient().shown());
    switch (copy.state()) {
      case Delivery.Delivered _ -> shown.put("state", "delivered");
      case Delivery.Stored _ -> shown.put("state", "stored at the server");
      case Delivery.Pending _ -> shown.put("state", "kept in the outbox, tried again and again");
      case Delivery.Failed(Delivery.Reason reason, String detail) -> {
        shown.put("state", "failed");
        shown.put("reason", word(reason));
        shown.put("detail", detail);
      }
    }
    return shown;
  }

  /// Asks a person, and waits for the answer.
  Map<String, Object> ask(Arguments arguments) {
    Nickname who = arguments.nickname("to");
    String question = arguments.text("question");
    List<String> choices = arguments.texts("choices");
    if (arguments.flag("yes_no") && !choices.isEmpty()) {
      throw new IllegalArgumentException("yes_no and choices are both given, may be one of them");
    }
    Answer<String> answer =
        arguments.flag("yes_no")
            ? Answer.yesNo().map(isYes -> isYes ? "yes" : "no")
            : choices.isEmpty() ? Answer.text() : Answer.oneOf(choices.toArray(String[]::new));
    try {
      String given =
          client
              .chat(who)
              .within(arguments.seconds("timeout_seconds", ASKING))
              .ask(question, answer);
      chronicle.answered(who, given, clock.instant());
      return Map.of("from", who.shown(), "answer", given);
    } catch (Ended.TimedOut _) {
      return unanswered(who, Outcome.TIMED_OUT);
    } catch (Ended.Baffled _) {
      return unanswered(who, Outcome.NO_ANSWER);
    } catch (Ended.Cancelled _) {
      return unanswered(who, Outcome.CANCELLED);
    }
  }

  private static Map<String, Object> unanswered(Nickname who, Outcome why) {
    return Map.of("from", who.shown(), "outcome", word(why));
  }

  /// Who is there.
  Map<String, Object> who() {
    return Map.of(
        "me",
        client.nickname().shown(),
        "server",
        client.isRegistered() ? "up" : "not heard of; this is the last table known",
        "table",
        client.table().values().stream().map(Toolbox::shown).toList());
  }

  private static Map<String, Object> shown(Entry entry) {
    return Map.of(
        "nickname", entry.nickname().shown(),
        "presence", word(entry.presence()),
        "kind", word(entry.kind()),
        "rooms", entry.rooms().stream().map(Room::name).sorted().toList(),
        "status", entry.status());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// What was said.
  Map<String, Object> history(Arguments arguments) {
    return Map.of(
        "lines",
        chronicle.last(
            arguments.number("limit", LINES, LINES_MAX), arguments.optionalTarget("with")));
  }
}
