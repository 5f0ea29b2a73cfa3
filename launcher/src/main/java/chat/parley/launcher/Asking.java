package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.launcher.ask.Question;
import chat.parley.launcher.ask.Reply;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.StatusLines;
import chat.parley.launcher.text.TerminalText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The command `ask`: one question, and what came of it.
final class Asking {

  /// Said to the person when nobody waits for his answer any longer.
  static final String CLOSED = "(The question is closed: nobody waits for the answer any longer.)";

  /// How long the line above may take to leave; if it does not, it is in the outbox.
  private static final Duration CLOSING_MAX = Duration.ofSeconds(2);

  private final Surroundings surroundings;
  private final Engine engine;

  Asking(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Ask ask) throws InterruptedException {
    Question question = question(ask);
    try (Client client = new OneShot(surroundings, engine).connect(ask.as(), ask.server())) {
      Reply reply;
      try {
        reply = question.ask(client.chat(ask.nick()), _ -> Optional.empty());
      } catch (InterruptedException e) {
        close(client, ask.nick());
        throw e;
      }
      if (reply instanceof Reply.TimedOut) {
        close(client, ask.nick());
      }
      tell(ask, reply);
      return codeOf(reply, ask.yesNo());
    }
  }

  private static Question question(ShellCommand.Ask ask) {
    try {
      Question.Kind kind = new Question.Kind.Anything();
      if (ask.yesNo() && ask.choices() != null) {
        throw new Misuse("--yes-no and --choices exclude each other: give one of them");
      } else if (ask.yesNo()) {
        kind = new Question.Kind.YesNo();
      } else if (ask.choices() != null) {
        kind = new Question.Kind.OneOf(Arrays.asList(ask.choices().split(",", -1)));
      }
      return new Question(ask.question(), kind, ask.timeout());
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }

  private static void close(Client client, Nickname nick) throws InterruptedException {
    client.send(nick, CLOSED).await(CLOSING_MAX);
  }

  private void tell(ShellCommand.Ask ask, Reply reply) {
    if (ask.json()) {
      surroundings.out().println(json(ask.nick(), reply));
      return;
    }
    if (reply instanceof Reply.Given(String text)) {
      surroundings.out().println(TerminalText.escape(text));
    } else if (!ask.quiet()) {
      surroundings.err().println(words(ask, reply));
    }
  }

  private static String words(ShellCommand.Ask ask, Reply reply) {
    String who = TerminalText.line(ask.nick().shown());
    return switch (reply) {
      case Reply.Given(String text) -> TerminalText.escape(text);
      case Reply.TimedOut(boolean hasLeft) ->
          hasLeft
              ? "[No answer from %s in time, the question is closed.]".formatted(who)
              : "[Neither %s nor the server can be reached, question kept in the outbox.]"
                  .formatted(who);
      case Reply.Cancelled _ -> "[%s has cancelled.]".formatted(who);
      case Reply.Baffled _ -> "[%s has not given an answer that fits.]".formatted(who);
      case Reply.NotSent(var why) -> StatusLines.failed(ask.nick(), why, StatusLines.WHO_IN_SHELL);
    };
  }

  private static Json json(Nickname nick, Reply reply) {
    var json = new Json().with("nick", nick.shown());
    return switch (reply) {
      case Reply.Given(String text) -> json.with("state", "answered").with("answer", text);
      case Reply.TimedOut(boolean hasLeft) ->
          json.with("state", hasLeft ? "timed_out" : "unreachable");
      case Reply.Cancelled _ -> json.with("state", "cancelled");
      case Reply.Baffled _ -> json.with("state", "baffled");
      case Reply.NotSent(var why) ->
          json.with("state", "failed")
              .with("reason", why.reason().name().toLowerCase(Locale.ROOT))
              .with("detail", why.detail());
    };
  }

  private static ExitCode codeOf(Reply reply, boolean isYesNo) {
    return switch (reply) {
      case Reply.Given(String text) ->
          isYesNo && text.equals("no") ? ExitCode.FAILED : ExitCode.DONE;
      case Reply.TimedOut(boolean hasLeft) -> hasLeft ? ExitCode.TIMED_OUT : ExitCode.UNREACHABLE;
      case Reply.Cancelled _, Reply.Baffled _ -> ExitCode.FAILED;
      case Reply.NotSent(var why) ->
          why.reason() == Delivery.Reason.KEY_CHANGED ? ExitCode.REFUSED : ExitCode.FAILED;
    };
  }
}
