package chat.parley.launcher;

import chat.parley.api.ParleyException;
import chat.parley.engine.command.Grammar;
import chat.parley.engine.command.Parsed;
import chat.parley.launcher.text.TerminalText;
import java.util.List;

/// One call of the `parley` command: understands the arguments and does what they say.
final class CommandLine {

  private static final String PROGRAM = "parley";

  private final Surroundings surroundings;
  private final Engine engine;

  CommandLine(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(List<String> arguments) {
    ExitCode code = understand(arguments);
    if (surroundings.out().checkError()) {
      tell("standard output takes nothing more: its disk is full, or its reader has gone");
      return ExitCode.FAILED;
    }
    return code;
  }

  private ExitCode understand(List<String> arguments) {
    Grammar<ShellCommand> grammar = Grammar.of(ShellCommand.class, PROGRAM);
    if (arguments.isEmpty()) {
      surroundings.out().println(grammar.help());
      return ExitCode.DONE;
    }
    return switch (grammar.parse(arguments)) {
      case Parsed.Ok<ShellCommand>(ShellCommand command) -> runTold(command);
      case Parsed.HelpAsked<ShellCommand>(String text) -> {
        surroundings.out().println(text);
        yield ExitCode.DONE;
      }
      case Parsed.Wrong<ShellCommand> wrong -> wrong(wrong);
    };
  }

  private ExitCode wrong(Parsed.Wrong<ShellCommand> wrong) {
    tell(wrong.why());
    wrong.pointer().lines().forEach(line -> surroundings.err().println("  " + shown(line)));
    surroundings.err().println(shown(wrong.usage()));
    return ExitCode.USAGE;
  }

  private static String shown(String line) {
    return TerminalText.line(line);
  }

  /// Runs a command; what goes wrong outside becomes one sentence.
  private ExitCode runTold(ShellCommand command) {
    try {
      return run(command);
    } catch (ParleyException e) {
      tell(String.valueOf(e.getMessage()));
      return codeOf(e);
    } catch (Misuse e) {
      tell(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    } catch (InterruptedException _) {
      return ExitCode.INTERRUPTED;
    }
  }

  private ExitCode run(ShellCommand command) throws InterruptedException {
    return switch (command) {
      case ShellCommand.Demo _ -> new Demo(surroundings, engine).run();
      case ShellCommand.Server server -> new Serving(surroundings, engine).run(server);
      case ShellCommand.Join join -> new Joining(surroundings, engine).run(join);
      case ShellCommand.Send send -> new Sending(surroundings, engine).run(send);
      case ShellCommand.Who who -> new Listing(surroundings, engine).run(who);
      case ShellCommand.Sim sim -> new Simulating(surroundings, engine).run(sim);
      case ShellCommand.ClassicServer(int port) ->
          new Serving(surroundings, engine).run(new ShellCommand.Server(port, null, null, false));
      case ShellCommand.ClassicJoin classic ->
          new Joining(surroundings, engine).run(modern(classic));
      case ShellCommand.Version _ -> {
        surroundings.out().println(PROGRAM + " " + Main.version());
        yield ExitCode.DONE;
      }
      case ShellCommand.WarmUp _ -> new WarmingUp(engine).run();
    };
  }

  /// The ancestor's word in ours.
  static ShellCommand.Join modern(ShellCommand.ClassicJoin classic) {
    boolean isBare = classic.host().contains(":") && !classic.host().startsWith("[");
    String host = isBare ? "[" + classic.host() + "]" : classic.host();
    String server = host + ":" + classic.serverPort();
    return new ShellCommand.Join(
        classic.nick(), server, classic.localPort(), null, classic.classicExit());
  }

  private void tell(String what) {
    surroundings.err().println(PROGRAM + ": " + TerminalText.line(what));
  }

  static ExitCode codeOf(ParleyException failure) {
    return switch (failure.code()) {
      case ADDRESS_UNKNOWN -> ExitCode.USAGE;
      case REGISTRATION_REFUSED -> ExitCode.REFUSED;
      case SERVER_NOT_RESPONDING -> ExitCode.UNREACHABLE;
      case DATA_IN_USE, DATA_UNUSABLE, DATA_VERSION, PORT_IN_USE, RUNTIME_MISSING ->
          ExitCode.FAILED;
    };
  }
}
