package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Kind;
import chat.parley.launcher.mcp.AgentServer;

/// The command `mcp`: a nickname, lent to an AI agent.
final class Lending {

  private final Surroundings surroundings;
  private final Engine engine;

  Lending(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Mcp mcp) throws InterruptedException {
    var once = new OneShot(surroundings, engine);
    try (Client client = once.connect(mcp.nick(), mcp.server(), Kind.BOT)) {
      OneShot.awaitTable(client);
      new AgentServer(client, Main.version()).run(surroundings.in(), surroundings.out());
      return ExitCode.DONE;
    }
  }
}
