package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.launcher.rpc.JsonBot;
import org.jspecify.annotations.Nullable;

/// The command `rpc`: a bot in any language.
final class Bridging {

  private final Surroundings surroundings;
  private final Engine engine;

  Bridging(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Rpc rpc) throws InterruptedException {
    Logs.nowhere();
    Signals.stopBy(Thread.currentThread()::interrupt);
    var bot =
        new JsonBot(nick -> connect(nick, rpc.server()), rpc.nick(), surroundings.err()::println);
    if (rpc.program().isEmpty()) {
      bot.run(surroundings.in(), surroundings.out());
      return ExitCode.DONE;
    }
    return codeOf(rpc, bot);
  }

  private ExitCode codeOf(ShellCommand.Rpc rpc, JsonBot bot) throws InterruptedException {
    int code;
    try {
      code = bot.run(rpc.program());
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
    if (code != 0) {
      surroundings.err().println("parley: the program has ended with exit code %d".formatted(code));
    }
    return code == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  /// A bot of this nickname, with its table.
  private Client connect(Nickname nick, @Nullable String server) throws InterruptedException {
    Parley.Builder builder = Parley.client(nick.shown()).kind(Kind.BOT);
    if (server != null) {
      builder.server(server);
    }
    Client client = engine.connect(builder);
    OneShot.awaitTable(client);
    return client;
  }
}
