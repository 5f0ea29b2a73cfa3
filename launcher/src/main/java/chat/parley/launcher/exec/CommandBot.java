package chat.parley.launcher.exec;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.Message;
import chat.parley.api.Room;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Said;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// A bot whose answer to a message is what a command prints that gets its text.
///
/// The command is started as it is, never by a shell, so that nothing in a text can become part of
/// it. The messages of one person are handled one after the other, those of several side by side.
public final class CommandBot {

  /// The longest text of one message.
  private static final int TEXT_BYTES_MAX = 16_384;

  private final List<String> command;
  private final Limits limits;
  private final Map<String, String> environment;
  private final Consumer<String> log;
  private final Semaphore places;

  /// What a command may take.
  ///
  /// @param time after which it is killed
  /// @param outputBytes of which more is cut off
  /// @param parallel how many may run at a time; more wait
  public record Limits(Duration time, int outputBytes, int parallel) {}

  /// @param environment of the command, beside what it is told of the message
  /// @param log is told of failures
  public CommandBot(
      List<String> command, Limits limits, Map<String, String> environment, Consumer<String> log) {
    this.command = List.copyOf(command);
    this.limits = limits;
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.places = new Semaphore(limits.parallel(), true);
  }

  /// The bot.
  ///
  /// @throws IllegalArgumentException when it is no nickname
  public Bot named(String nickname) {
    return Bot.named(nickname)
        .about("answers with what %s prints".formatted(command.getFirst()))
        .onText(this::answer);
  }

  private void answer(Said said) throws InterruptedException, IOException {
    places.acquire();
    CommandRun.Outcome outcome;
    try {
      outcome = new CommandRun(command, limits).run(said.text(), variables(said.message()));
    } finally {
      places.release();
    }
    switch (outcome) {
      case CommandRun.Outcome.Printed(String text, boolean isCut) -> {
        for (String piece : Pieces.of(text, TEXT_BYTES_MAX)) {
          var _ = said.reply(piece);
        }
        if (isCut) {
          var _ = said.reply("(cut off after %d bytes)".formatted(limits.outputBytes()));
        }
      }
      case CommandRun.Outcome.Failed(String why, String complaint) -> {
        log.accept(
            "%s, for %s%s"
                .formatted(why, said.from(), complaint.isEmpty() ? "" : ": " + complaint));
        var _ = said.reply(why);
      }
    }
  }

  private Map<String, String> variables(Message message) {
    var variables = new HashMap<>(environment);
    variables.put("PARLEY_FROM", message.from().shown());
    variables.put("PARLEY_ID", message.id().toString());
    variables.put("PARLEY_ROOM", message.to() instanceof Room room ? room.toString() : "");
    return variables;
  }

  /// How many bytes a text takes.
  static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
