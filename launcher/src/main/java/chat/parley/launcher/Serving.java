package chat.parley.launcher;

import chat.parley.engine.store.Passphrase;
import chat.parley.launcher.console.LiveTerminal;
import chat.parley.launcher.text.TerminalText;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// The command `server`: a server, and what its operator sees.
final class Serving {

  private final Surroundings surroundings;
  private final Engine engine;

  Serving(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ServerCommand.Run server) throws InterruptedException {
    Logs.ontoErrorOutput();
    var asked = new CountDownLatch(1);
    PluginHome home = PluginHome.usual(surroundings, server.allowUnsigned());
    Passphrase passphrase =
        Unlocking.ofServer(surroundings, server.data(), server.passphraseFile());
    var plan = new Engine.ServerPlan(server.port(), server.bind(), server.data(), home, passphrase);
    try (Board board = board(server);
        var screen = new ServerScreen(board, server.quiet())) {
      // Only now: whoever opens the terminal takes the signals back.
      Signals.stopBy(asked::countDown);
      CompletableFuture<String> ended;
      try (Engine.Running running = engine.serve(plan, screen)) {
        screen.begin(running);
        ended = running.ended().toCompletableFuture();
        var _ = ended.thenRun(asked::countDown);
        asked.await();
      }
      screen.end();
      String why = ended.getNow("");
      if (!why.isEmpty()) {
        surroundings.err().println("parley: the server had to end: " + TerminalText.line(why));
        return ExitCode.FAILED;
      }
    }
    return ExitCode.DONE;
  }

  private Board board(ServerCommand.Run server) {
    boolean isLive = !server.quiet() && !server.plain() && surroundings.isRichTerminal();
    LiveTerminal terminal =
        isLive && Surroundings.isInForeground()
            ? LiveTerminal.open(surroundings.variable("TERM"))
            : null;
    return terminal == null
        ? new PlainBoard(surroundings.out())
        : new LiveBoard(terminal, surroundings.out(), InstantSource.system());
  }
}
