package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.store.ParleyHome;
import chat.parley.launcher.resident.LocalSocket;
import chat.parley.launcher.resident.Passage;
import chat.parley.launcher.rpc.JsonBot;
import chat.parley.launcher.text.TerminalText;
import java.io.IOException;
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
    if (rpc.program().isEmpty() && rpc.nick() != null && hasPassed(rpc.nick())) {
      return ExitCode.DONE;
    }
    Signals.stopBy(Thread.currentThread()::interrupt);
    var bot = new JsonBot(new Connecting(rpc), rpc.nick(), surroundings.err()::println);
    if (rpc.program().isEmpty()) {
      bot.run(surroundings.in(), surroundings.out());
      return ExitCode.DONE;
    }
    return codeOf(rpc, bot);
  }

  /// Speaks through the Parley of this nickname that runs already; false when none does.
  private boolean hasPassed(Nickname nick) {
    var home = ParleyHome.find(surroundings.environment());
    try (Passage passage = LocalSocket.of(home, nick).connect()) {
      if (passage != null) {
        passage.carry(surroundings.in(), surroundings.out());
      }
      return passage != null;
    } catch (IOException e) {
      throw new Refused(
          ExitCode.FAILED,
          "the Parley of %s has ended or cannot be asked: %s".formatted(nick, e.getMessage()));
    }
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

  /// A bot's client, and the plugins beside it if they are wanted.
  private final class Connecting implements JsonBot.Connecting {

    private final @Nullable String server;
    private final CommandRegistry commands = CommandRegistry.empty();
    private final Plugins plugins;

    Connecting(ShellCommand.Rpc rpc) {
      this.server = rpc.server();
      this.plugins =
          rpc.plugins()
              ? engine.plugins(commands, PluginHome.usual(surroundings, rpc.allowUnsigned()))
              : Plugins.NONE;
    }

    @Override
    public Client connect(Nickname nick) throws InterruptedException {
      Parley.Builder builder =
          engine.client(nick.shown(), Unlocking.of(surroundings, nick)).kind(Kind.BOT);
      if (server != null) {
        builder.server(server);
      }
      Client client = engine.connect(builder);
      try {
        plugins.start(client, line -> surroundings.err().println(TerminalText.line(line)));
      } catch (ParleyException e) {
        client.close();
        throw e;
      }
      return client;
    }

    @Override
    public CommandRegistry commands() {
      return commands;
    }

    @Override
    public void leave() {
      plugins.close();
    }
  }
}
