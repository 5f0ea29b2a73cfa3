package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.engine.command.Call;
import chat.parley.engine.command.Caller;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Outcome;
import chat.parley.engine.command.Parsed;
import chat.parley.engine.command.Reply;
import chat.parley.launcher.resident.Residence;
import chat.parley.launcher.text.ReplyText;
import chat.parley.launcher.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A command of a plugin, called from a shell: `parley todo add milk`.
final class Calling {

  private final Surroundings surroundings;
  private final Engine engine;

  Calling(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
    // What matters of it is told in other words.
    Logs.nowhere();
  }

  /// Whose name the call is made in, and with which server; both go before the command sees a word.
  private record Connection(@Nullable Nickname as, @Nullable String server) {}

  /// The help of a plugin's command; empty if no plugin has it.
  Optional<String> help(List<String> words) {
    var commands = CommandRegistry.empty();
    try (Plugins _ = engine.plugins(commands, PluginHome.usual(surroundings, false))) {
      return commands.help(CommandLine.PROGRAM, words);
    }
  }

  /// Does what the arguments say; empty if no plugin has such a command.
  ///
  /// @throws Misuse when there is no nickname
  Optional<ExitCode> run(List<String> arguments) throws InterruptedException {
    if (engine.residence() == null) {
      OptionalInt forwarded = new Forwarding(surroundings).any(arguments);
      if (forwarded.isPresent()) {
        return Optional.of(ExitCode.of(forwarded.getAsInt()));
      }
    }
    CommandRegistry commands = commands();
    var words = new ArrayList<>(arguments);
    PluginHome home = PluginHome.usual(surroundings, takeFlag("--allow-unsigned", words));
    try (Plugins plugins = engine.plugins(commands, home)) {
      boolean isKnown = commands.has(words.getFirst());
      if (!isKnown && !plugins.wantsClient()) {
        return Optional.empty();
      }
      var connection = new Connection(nickname(take("--as", words)), take("--server", words));
      if (!isKnown && connection.as() == null && !Own.isSettled(surroundings)) {
        throw new Misuse(
            "Parley itself has no command %s; to ask its plugins for it, say --as NICK, or set %s"
                .formatted(words.getFirst(), Own.VARIABLE));
      }
      return isKnown
          ? Optional.of(
              understood(
                  commands,
                  words,
                  call -> beside(connection, plugins, client -> run(call, client, commands))))
          : Optional.ofNullable(
              beside(
                  connection,
                  plugins,
                  client ->
                      commands.has(words.getFirst())
                          ? understood(commands, words, call -> run(call, client, commands))
                          : null));
    }
  }

  /// Those of the Parley where this is a guest, which has loaded its plugins; else none yet.
  private CommandRegistry commands() {
    Residence residence = engine.residence();
    return residence == null ? CommandRegistry.empty() : residence.commands();
  }

  /// A step that a signal may interrupt.
  private interface Step<I, O extends @Nullable Object> {
    O take(I input) throws InterruptedException;
  }

  private ExitCode understood(
      CommandRegistry commands, List<String> words, Step<Call.Registered, ExitCode> then)
      throws InterruptedException {
    return switch (commands.parse(CommandLine.PROGRAM, words)) {
      case Parsed.Ok<Call>(Call.Registered call) -> then.take(call);
      case Parsed.Ok<Call>(Call.Own _) ->
          throw new Misuse("%s is a word of the prompt: type it there".formatted(words.getFirst()));
      case Parsed.HelpAsked<Call>(String text) -> {
        surroundings.out().println(text);
        yield ExitCode.DONE;
      }
      case Parsed.Wrong<Call> wrong -> CommandLine.wrong(wrong, surroundings.err());
    };
  }

  private <T extends @Nullable Object> T beside(
      Connection connection, Plugins plugins, Step<Client, T> then) throws InterruptedException {
    var oneShot = new OneShot(surroundings, engine);
    try (Client client = oneShot.connect(connection.as(), connection.server());
        // Once more than above: plugins end before their client.
        Plugins started = plugins) {
      OneShot.awaitTable(client);
      started.start(client, this::complain);
      return then.take(client);
    }
  }

  private ExitCode run(Call.Registered call, Client client, CommandRegistry commands)
      throws InterruptedException {
    try {
      var caller = Caller.himself(client.nickname(), reply -> print(reply, call.isJson()));
      Outcome outcome = commands.run(call, caller).get();
      if (!outcome.complaint().isEmpty()) {
        complain(outcome.complaint());
      }
      return switch (outcome) {
        case Outcome.Done _ -> ExitCode.DONE;
        case Outcome.Misused _ -> ExitCode.USAGE;
        case Outcome.Failed _ -> ExitCode.FAILED;
        case Outcome.TimedOut _ -> ExitCode.TIMED_OUT;
      };
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call has ended without an outcome", e);
    }
  }

  private void complain(String words) {
    surroundings.err().println("parley: " + TerminalText.line(words));
  }

  private void print(Reply reply, boolean isJson) {
    surroundings.out().println(isJson ? ReplyText.json(reply) : TerminalText.escape(reply.text()));
  }

  private static @Nullable Nickname nickname(@Nullable String as) {
    try {
      return as == null ? null : Nickname.of(as);
    } catch (IllegalArgumentException e) {
      throw new Misuse("as is %s: %s".formatted(as, e.getMessage()));
    }
  }

  /// Takes a flag out of the arguments; whether it stood there before `--`.
  private static boolean takeFlag(String name, List<String> arguments) {
    int text = arguments.indexOf("--");
    int at = arguments.indexOf(name);
    if (at <= 0 || (text >= 0 && text < at)) {
      return false;
    }
    arguments.remove(at);
    return true;
  }

  /// Takes an option and its value out of the arguments, if it stands there before `--`; null if
  /// not.
  private static @Nullable String take(String name, List<String> arguments) {
    for (int i = 1; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(name + "=")) {
        arguments.remove(i);
        return argument.substring(name.length() + 1);
      }
      if (argument.equals(name)) {
        if (i + 1 == arguments.size()) {
          throw new Misuse("%s needs a value".formatted(name));
        }
        arguments.remove(i);
        return arguments.remove(i);
      }
    }
    return null;
  }
}
