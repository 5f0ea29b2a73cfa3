package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.launcher.prompt.Look;
import chat.parley.launcher.prompt.Pace;
import chat.parley.launcher.prompt.Progress;
import chat.parley.launcher.prompt.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The command `demo`: a server, two bots and a prompt in one process, which leave nothing behind.
///
/// Without a terminal it plays the lines of standard input: after each it waits until what was sent
/// has arrived and has been answered, so that what it prints does not depend on chance.
final class Demo {

  private static final String BIND = "127.0.0.1";
  private static final Nickname ECHO = Nickname.of("echo");
  private static final Nickname GUIDE = Nickname.of("guide");
  private static final Nickname YOU = Nickname.of("you");

  /// The server is sure to be there, however slow the machine.
  private static final Duration START_PATIENCE = Duration.ofSeconds(30);

  /// How long a line of a script may take to have all its effects.
  private static final Duration LINE_PATIENCE = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final Engine engine;
  private final Look look;

  Demo(Surroundings surroundings, Engine engine, Look look) {
    this.surroundings = surroundings;
    this.engine = engine;
    this.look = look;
  }

  ExitCode run() throws InterruptedException {
    Logs.nowhere();
    try (var folder = TemporaryFolder.make()) {
      return run(folder.path());
    }
  }

  private ExitCode run(Path folder) throws InterruptedException {
    PluginHome plugins = PluginHome.in(folder, true);
    var plan = new Engine.ServerPlan(0, BIND, folder.resolve("server"), plugins);
    try (Engine.Running server = engine.serve(plan, _ -> {})) {
      String address = BIND + ":" + server.port();
      try (Client echo = engine.connect(builder(ECHO, address, folder).kind(Kind.BOT));
          Subscription _ = engine.bot("Echo", echo);
          Client guide = engine.connect(builder(GUIDE, address, folder).kind(Kind.BOT));
          Subscription _ = engine.bot("Guide", guide)) {
        Pace pace = surroundings.isTerminal() ? Pace.AT_ONCE : new UntilAnswered();
        return new Joining(surroundings, engine, look)
            .talk(
                YOU,
                builder(YOU, address, folder),
                new Joining.Places(folder.resolve(YOU.key()), plugins),
                new Session.Manner(false, false, pace),
                greeting(address, plugins.jars()));
      }
    }
  }

  private static Parley.Builder builder(Nickname nickname, String server, Path folder) {
    return Parley.client(nickname.shown())
        .server(server)
        .data(folder.resolve(nickname.key()))
        .patience(START_PATIENCE);
  }

  private static List<String> greeting(String address, Path jars) {
    return List.of(
        "A server runs at %s for as long as you stay, and so do the bots echo and guide."
            .formatted(address),
        "Others join you from this computer: parley join NICK --server " + address,
        "Any plugin runs that is copied to %s, signed or not.".formatted(jars),
        "Try: send guide tour     send echo hello     /who     /help     Ctrl-D ends");
  }

  /// Waits for each line's effects: receipts for what was sent, and the bot's answers.
  ///
  /// Confined to the session's thread.
  private static final class UntilAnswered implements Pace {

    private long finalStates;
    private final Map<Nickname, Long> answers = new HashMap<>();

    @Override
    public void after(List<Delivery> sent, Progress progress) throws InterruptedException {
      finalStates += sent.size();
      for (Delivery copy : sent) {
        if (copy.recipient().equals(ECHO) || copy.recipient().equals(GUIDE)) {
          answers.merge(copy.recipient(), 1L, Long::sum);
        }
      }
      boolean isDone =
          progress.await(
              () -> progress.finalStates() >= finalStates && hasAllAnswers(progress),
              LINE_PATIENCE);
      if (!isDone) {
        // What did not come is not waited for a second time.
        finalStates = progress.finalStates();
        answers.replaceAll((bot, _) -> progress.messagesFrom(bot));
      }
    }

    private boolean hasAllAnswers(Progress progress) {
      return answers.entrySet().stream()
          .allMatch(it -> progress.messagesFrom(it.getKey()) >= it.getValue());
    }
  }
}
