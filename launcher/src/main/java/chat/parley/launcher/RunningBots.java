package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.api.Target;
import chat.parley.launcher.bot.RunPlan;
import chat.parley.launcher.bot.Source;
import chat.parley.launcher.bot.Supervisor;
import chat.parley.launcher.source.ClassCache;
import chat.parley.launcher.source.Uncompiled;
import chat.parley.launcher.text.TerminalText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The command `bot run`: bots in processes of their own, which are looked after.
final class RunningBots {

  /// How long an alert may take to be somewhere else.
  private static final Duration ALERT_MAX = Duration.ofSeconds(5);

  private final Surroundings surroundings;
  private final Engine engine;

  RunningBots(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(BotCommand.Run run) throws Uncompiled, IOException, InterruptedException {
    List<Source> sources = run.json() ? List.of(spoken(run)) : sources(run);
    if (sources.size() > 1 && (run.nick() != null || run.data() != null)) {
      throw new Misuse(
          "these are %d bots; --nick and --data are for one".formatted(sources.size()));
    }
    var words = new ArrayList<>(BotWords.of(run.server(), run.nick(), run.data(), run.once()));
    if (!run.json()) {
      words.addAll(run.arguments());
    }
    var plan = new RunPlan(hostCommand(), words, run.watch(), run.isolate(), run.failures());
    Logs.nowhere();
    var supervisor =
        new Supervisor(
            plan,
            (nickname, what) -> alert(run, nickname, what),
            surroundings.out(),
            surroundings.err());
    Signals.stopBy(supervisor::stop);
    return ExitCode.of(supervisor.run(sources));
  }

  private List<Source> sources(BotCommand.Run run) throws Uncompiled {
    var cache = ClassCache.usual(surroundings.environment());
    return BotFiles.programs(run.files()).stream()
        .<Source>map(program -> new Source.Java(program, cache))
        .toList();
  }

  private static Source spoken(BotCommand.Run run) {
    if (run.once()) {
      throw new Misuse("--once is for bots in Java; a program of yours ends when it wants to");
    }
    var command = new ArrayList<>(BotFiles.command(run.files()));
    command.addAll(run.arguments());
    return new Source.Spoken(command);
  }

  /// A process like this one, with the same JVM and the same options, but made for a longer life.
  private static List<String> hostCommand() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<String> ours = List.of(ProcessHandle.current().info().arguments().orElse(new String[0]));
    int end = 0;
    while (end < ours.size() && ours.get(end).startsWith("-") && !isClassPath(ours.get(end))) {
      if (!ours.get(end).equals("-XX:TieredStopAtLevel=1")) {
        command.add(ours.get(end));
      }
      end++;
    }
    command.add("-XX:+ExitOnOutOfMemoryError");
    String classPath = System.getProperty("java.class.path");
    boolean isJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    command.addAll(
        isJar ? List.of("-jar", classPath) : List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of("bot", "host"));
    return command;
  }

  private static boolean isClassPath(String option) {
    return List.of("-jar", "-cp", "-classpath", "--class-path").contains(option);
  }

  /// The bot's own client is gone by now, so that its nickname is free for this.
  private void alert(BotCommand.Run run, String nickname, String what) throws InterruptedException {
    if (run.alert() == null) {
      return;
    }
    try {
      Parley.Builder builder = Parley.client(nickname).kind(Kind.BOT);
      if (run.server() != null) {
        builder.server(run.server());
      }
      if (run.data() != null) {
        builder.data(run.data());
      }
      try (Client client = engine.connect(builder)) {
        alert(client, run.alert(), what);
      }
    } catch (ParleyException | IllegalArgumentException e) {
      tell("%s cannot be told of it: %s".formatted(run.alert(), e.getMessage()));
    }
  }

  private void alert(Client client, Target who, String what) throws InterruptedException {
    List<Delivery> sent = client.send(who, what);
    if (sent.isEmpty()) {
      // Who is in a room stands in the table, which comes a little later.
      var _ = client.await(Event.TableChanged.class, _ -> true, ALERT_MAX);
      sent = client.send(who, what);
    }
    if (sent.isEmpty()) {
      tell("nobody is in %s to be told of it".formatted(who));
    }
    for (Delivery delivery : sent) {
      var _ = delivery.await(ALERT_MAX);
    }
  }

  private void tell(String line) {
    surroundings.err().println("parley: " + TerminalText.line(line));
  }
}
