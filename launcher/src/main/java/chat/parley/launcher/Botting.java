package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.bot.Bot;
import chat.parley.engine.bot.BotProcess;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.store.PrivateFiles;
import chat.parley.launcher.bot.BotHost;
import chat.parley.launcher.bot.Source;
import chat.parley.launcher.bot.UnitFile;
import chat.parley.launcher.exec.CommandBot;
import chat.parley.launcher.source.ClassCache;
import chat.parley.launcher.source.Classes;
import chat.parley.launcher.source.Program;
import chat.parley.launcher.source.Uncompiled;
import chat.parley.launcher.text.TerminalText;
import chat.parley.launcher.trial.Transcripts;
import chat.parley.launcher.trial.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The commands behind `bot`.
final class Botting {

  private final Surroundings surroundings;
  private final Engine engine;

  Botting(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(BotCommand command) throws InterruptedException, Refusal {
    try {
      return switch (command) {
        case BotCommand.New made -> new Sketching(surroundings).run(made);
        case BotCommand.Run run -> new RunningBots(surroundings, engine).run(run);
        case BotCommand.TryOut(List<Path> files) -> tryOut(files);
        case BotCommand.Test test -> test(test);
        case BotCommand.Exec exec -> exec(exec);
        case BotCommand.Unit unit -> unit(unit);
        case BotCommand.Host _ -> host();
      };
    } catch (Uncompiled e) {
      e.lines().forEach(line -> surroundings.err().println(TerminalText.escape(line)));
      return ExitCode.FAILED;
    } catch (IOException e) {
      throw new Refusal("a bot cannot be run: %s".formatted(PrivateFiles.reason(e)), e);
    }
  }

  private Classes classesOf(List<Path> files) throws Uncompiled {
    List<Program> programs = BotFiles.programs(files.stream().map(Path::toString).toList());
    if (programs.size() > 1) {
      throw new Misuse(
          "this takes one bot, and these are %d: %s"
              .formatted(programs.size(), programs.stream().map(Program::name).toList()));
    }
    return ClassCache.usual(surroundings.environment()).classesOf(programs.getFirst());
  }

  private ExitCode tryOut(List<Path> files) throws Uncompiled, IOException, InterruptedException {
    Classes classes = classesOf(files);
    Logs.ontoErrorOutput();
    var in = new BufferedReader(new InputStreamReader(surroundings.in(), UTF_8));
    boolean isGood = new Trial(surroundings.out(), surroundings.isTerminal()).run(classes, in);
    return isGood ? ExitCode.DONE : ExitCode.FAILED;
  }

  private ExitCode test(BotCommand.Test test) throws Uncompiled, IOException {
    List<Path> transcripts =
        test.transcripts().isEmpty() ? transcriptsBeside(test.source()) : test.transcripts();
    if (transcripts.isEmpty()) {
      throw new Misuse("no .chat file is beside %s; name one".formatted(test.source()));
    }
    Classes classes = classesOf(List.of(test.source()));
    Logs.ontoErrorOutput();
    boolean isGood = new Transcripts(classes, test.seed(), surroundings.out()).play(transcripts);
    return isGood ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<Path> transcriptsBeside(Path source) throws IOException {
    Path folder = source.toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(folder == null ? Path.of("") : folder)) {
      return files.filter(file -> file.toString().endsWith(".chat")).sorted().toList();
    }
  }

  private ExitCode exec(BotCommand.Exec exec) {
    if (exec.nick() == null) {
      throw new Misuse("the bot needs a nickname: --nick NICK");
    }
    if (exec.command().isEmpty()) {
      throw new Misuse("which command? it stands after --, as in -- date -u");
    }
    Logs.ontoErrorOutput();
    int bytes = bytes(exec.outputLimit());
    var limits = new CommandBot.Limits(exec.timeLimit(), bytes, exec.parallel());
    var commandBot = new CommandBot(exec.command(), limits, surroundings.environment(), this::tell);
    Bot bot = commandBot.named(exec.nick().shown());
    if (exec.in() != null) {
      bot.in(exec.in());
    }
    var process = new BotProcess(surroundings.out(), surroundings.err());
    Signals.stopBy(process::stop);
    var typed = BotWords.of(exec.server(), null, exec.data(), exec.once());
    return ExitCode.of(process.run(typed, bot.plan()));
  }

  /// A number of bytes, such as 4096 or 16KiB.
  private static int bytes(String text) {
    boolean isKibi = text.endsWith("KiB");
    String number = isKibi ? text.substring(0, text.length() - 3) : text;
    if (!number.matches("[0-9]{1,6}") || Integer.parseInt(number) == 0) {
      throw new Misuse("output-limit is %s, must be such as 4096 or 16KiB".formatted(text));
    }
    return Integer.parseInt(number) * (isKibi ? 1024 : 1);
  }

  private ExitCode unit(BotCommand.Unit unit) throws Uncompiled {
    List<String> names =
        unit.json()
            ? List.of(new Source.Spoken(BotFiles.command(unit.files())).name())
            : BotFiles.programs(unit.files()).stream().map(Program::name).toList();
    var words = new ArrayList<>(List.of(script(), "bot", "run"));
    words.addAll(BotWords.of(unit.server(), unit.nick(), null, false));
    if (unit.alert() != null) {
      words.addAll(List.of("--alert", unit.alert().toString()));
    }
    if (unit.json()) {
      words.add("--json");
    }
    words.add("--");
    words.addAll(BotFiles.absolute(unit.files()));
    surroundings.out().print(new UnitFile(names, words, unit.system()).text());
    return ExitCode.DONE;
  }

  /// Told by the script itself.
  private static String script() {
    @Nullable String script = System.getProperty("parley.script");
    if (script == null) {
      throw new Misuse("start this by the parley script, which the unit will start");
    }
    return Path.of(script).toAbsolutePath().normalize().toString();
  }

  private ExitCode host() throws InterruptedException {
    Logs.ontoErrorOutput();
    var host = new BotHost(surroundings.out());
    Signals.stopBy(host::stop);
    host.run(surroundings.in());
    return ExitCode.DONE;
  }

  private void tell(String line) {
    surroundings.err().println("parley: " + TerminalText.line(line));
  }
}
