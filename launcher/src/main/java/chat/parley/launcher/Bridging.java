package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.launcher.rpc.JsonBot;
import chat.parley.launcher.text.TerminalText;
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
    var bot = new JsonBot(new Connecting(rpc), rpc.nick(), surroundings.err()::println);
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
