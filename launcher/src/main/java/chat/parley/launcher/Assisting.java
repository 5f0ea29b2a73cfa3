package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Kind;
import chat.parley.launcher.mcp.McpSession;

/// The command `mcp`: an agent as a nickname.
final class Assisting {

  private final Surroundings surroundings;
  private final Engine engine;

  Assisting(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Mcp mcp) throws InterruptedException {
    try (Client client =
        new OneShot(surroundings, engine).connect(mcp.as(), mcp.server(), Kind.BOT)) {
      surroundings
          .err()
          .println("parley: %s is at %s".formatted(client.nickname(), client.server()));
      new McpSession(client).run(surroundings.in(), surroundings.out(), Main.version());
      return ExitCode.DONE;
    }
  }
}
