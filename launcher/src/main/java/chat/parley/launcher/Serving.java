package chat.parley.launcher;

import chat.parley.engine.store.Passphrase;
import chat.parley.launcher.text.TerminalText;
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
    Signals.stopBy(asked::countDown);
    PluginHome home = PluginHome.usual(surroundings, server.allowUnsigned());
    Passphrase passphrase =
        Unlocking.ofServer(surroundings, server.data(), server.passphraseFile());
    var plan = new Engine.ServerPlan(server.port(), server.bind(), server.data(), home, passphrase);
    try (var screen = new ServerScreen(surroundings.out(), server.quiet())) {
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
}
