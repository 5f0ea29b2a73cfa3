package chat.parley.launcher;

import chat.parley.api.ParleyException;
import chat.parley.engine.command.Grammar;
import chat.parley.engine.command.Parsed;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.launcher.text.TerminalText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One call of the `parley` command: understands the arguments and does what they say.
final class CommandLine {

  /// What stands before each command in a shell.
  static final String PROGRAM = "parley";

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
    ShellCommand.Join plain = PlainJoin.of(arguments);
    if (plain != null) {
      return told(() -> run(plain));
    }
    Grammar<ShellCommand> grammar = Grammar.of(ShellCommand.class, PROGRAM);
    if (arguments.isEmpty()) {
      surroundings.out().println(grammar.help());
      return ExitCode.DONE;
    }
    String first = arguments.getFirst();
    boolean isOurs = first.startsWith("-") || grammar.has(first);
    return isOurs
        ? runOurs(grammar, arguments)
        : told(() ->
            new Calling(surroundings, engine)
                .run(arguments)
                .orElseGet(() -> runOurs(grammar, arguments)));
  }

  private ExitCode runOurs(Grammar<ShellCommand> grammar, List<String> arguments) {
    return switch (grammar.parse(arguments)) {
      case Parsed.Ok<ShellCommand>(ShellCommand command) -> told(() -> run(command));
      case Parsed.HelpAsked<ShellCommand>(String text) -> {
        surroundings.out().println(text);
        yield ExitCode.DONE;
      }
      case Parsed.Wrong<ShellCommand> wrong -> wrong(wrong, surroundings.err());
    };
  }

  /// Says what is wrong, and points at it.
  static ExitCode wrong(Parsed.Wrong<?> wrong, PrintStream err) {
    err.println(PROGRAM + ": " + shown(wrong.why()));
    wrong.pointer().lines().forEach(line -> err.println("  " + shown(line)));
    err.println(shown(wrong.usage()));
    return ExitCode.USAGE;
  }

  private static String shown(String line) {
    return TerminalText.line(line);
  }

  /// What a command does.
  private interface Deed {

    ExitCode run() throws InterruptedException, Refusal;
  }

  /// Runs a command; what goes wrong outside becomes one sentence.
  private ExitCode told(Deed command) {
    try {
      return command.run();
    } catch (ParleyException e) {
      tell(String.valueOf(e.getMessage()));
      return codeOf(e);
    } catch (Refusal e) {
      tell(e.why());
      return e.isOfTrust() ? ExitCode.REFUSED : ExitCode.FAILED;
    } catch (Refused e) {
      tell(String.valueOf(e.getMessage()));
      return e.code();
    } catch (Misuse e) {
      tell(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    } catch (InterruptedException _) {
      return ExitCode.INTERRUPTED;
    }
  }

  private ExitCode run(ShellCommand command) throws InterruptedException, Refusal {
    return switch (command) {
      case ShellCommand.Demo(boolean plain) ->
          new Demo(surroundings, engine, surroundings.look(plain)).run();
      case ServerCommand server -> run(server);
      case ShellCommand.Init init -> new Settling(surroundings).run(init);
      case ConfigCommand config -> new Configuring(surroundings).run(config);
      case ShellCommand.Join join -> run(join);
      case ShellCommand.Up up -> new StayingUp(surroundings, engine).run(up);
      case ShellCommand.Status status -> new Reporting(surroundings, engine).run(status);
      case ShellCommand.Send send -> new Sending(surroundings, engine).run(send);
      case ShellCommand.Ask ask -> new Asking(surroundings, engine).run(ask);
      case ShellCommand.Rpc rpc -> new Bridging(surroundings, engine).run(rpc);
      case ShellCommand.Who who -> new Listing(surroundings, engine).run(who);
      case ShellCommand.Verify verify -> new Comparing(surroundings, engine).run(verify);
      case KeyCommand key -> new Keys(surroundings).run(key);
      case TrustCommand trust -> new Trusting(surroundings, engine).run(trust);
      case ShellCommand.Log log -> new Recalling(surroundings, engine).run(log);
      case ShellCommand.Unread unread -> new Recalling(surroundings, engine).run(unread);
      case ShellCommand.Tail tail -> new Recalling(surroundings, engine).run(tail);
      case ShellCommand.Forget forget -> new Forgetting(surroundings, engine).run(forget);
      case ShellCommand.Doctor doctor -> new Doctoring(surroundings, engine).run(doctor);
      case ShellCommand.Mcp mcp -> new Assisting(surroundings, engine).run(mcp);
      case BotCommand bot -> new Botting(surroundings, engine).run(bot);
      case PluginCommand plugin -> run(plugin);
      case ShellCommand.ShowHelp(List<String> words) -> help(words);
      case ShellCommand.Sim sim -> new Simulating(surroundings, engine).run(sim);
      case ShellCommand.ClassicServer(int port) ->
          new Serving(surroundings, engine)
              .run(new ServerCommand.Run(port, null, null, null, false, false, false));
      case ShellCommand.ClassicJoin classic -> run(modern(classic));
      case ShellCommand.Version _ -> {
        surroundings.out().println(Main.about());
        yield ExitCode.DONE;
      }
      case ShellCommand.Completion completion -> new WritingDown(surroundings).run(completion);
      case ShellCommand.WriteManual(Path folder) -> new WritingDown(surroundings).run(folder);
      case ShellCommand.WarmUp _ -> new WarmingUp(engine).run();
    };
  }

  private ExitCode run(ShellCommand.Join join) throws InterruptedException {
    return new Joining(surroundings, engine, surroundings.look(join.plain())).run(join);
  }

  private ExitCode run(ServerCommand command) throws InterruptedException {
    return switch (command) {
      case ServerCommand.Run run -> new Serving(surroundings, engine).run(run);
      case ServerCommand.Backup backup -> new BackingUp(surroundings).run(backup);
      case ServerCommand.Restore restore -> new BackingUp(surroundings).run(restore);
    };
  }

  private ExitCode run(PluginCommand command) throws InterruptedException, Refusal {
    return switch (command) {
      case PluginCommand.New made -> new Drafting(surroundings).run(made);
      case PluginCommand.ShowList list -> new Keeping(surroundings).run(list);
      case PluginCommand.Install install -> new Keeping(surroundings).run(install);
      case PluginCommand.Remove remove -> new Keeping(surroundings).run(remove);
      case PluginCommand.Enable(String id) -> new Keeping(surroundings).enable(id);
      case PluginCommand.Disable(String id) -> new Keeping(surroundings).disable(id);
      case PluginCommand.Verify verify -> new Vouching(surroundings).run(verify);
      case PluginCommand.Sign(List<Path> jars) -> new Vouching(surroundings).sign(jars);
      case PluginCommand.Index(Path folder) -> new Keeping(surroundings).index(folder);
      case PluginCommand.Trust trust -> new Vouching(surroundings).run(trust);
      case PluginCommand.Distrust(String who) -> new Vouching(surroundings).distrust(who);
    };
  }

  private ExitCode help(List<String> words) {
    surroundings
        .out()
        .println(
            Grammar.of(ShellCommand.class, PROGRAM)
                .help(words)
                .or(() -> new Calling(surroundings, engine).help(words))
                .orElseThrow(() ->
                    new Misuse(
                        "there is no command %s; parley help shows all"
                            .formatted(String.join(" ", words)))));
    return ExitCode.DONE;
  }

  /// The ancestor's word in ours.
  static ShellCommand.Join modern(ShellCommand.ClassicJoin classic) {
    boolean isBare = classic.host().contains(":") && !classic.host().startsWith("[");
    String host = isBare ? "[" + classic.host() + "]" : classic.host();
    String server = host + ":" + classic.serverPort();
    return new ShellCommand.Join(
        Optional.of(classic.nick()),
        server,
        classic.localPort(),
        null,
        null,
        false,
        classic.classicExit(),
        false);
  }

  private void tell(String what) {
    surroundings.err().println(PROGRAM + ": " + TerminalText.line(what));
  }

  static ExitCode codeOf(ParleyException failure) {
    return switch (failure.code()) {
      case ADDRESS_UNKNOWN -> ExitCode.USAGE;
      case KEYS_LOCKED, REGISTRATION_REFUSED -> ExitCode.REFUSED;
      case SERVER_NOT_RESPONDING -> ExitCode.UNREACHABLE;
      case DATA_IN_USE, DATA_UNUSABLE, DATA_VERSION, PORT_IN_USE, RUNTIME_MISSING ->
          ExitCode.FAILED;
    };
  }
}
