package chat.parley.launcher;

import java.util.concurrent.CountDownLatch;

/// The command `server`: a server, and what its operator sees.
final class Serving {

  private final Surroundings surroundings;
  private final Engine engine;

  Serving(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Server server) throws InterruptedException {
    Logs.ontoErrorOutput();
    var asked = new CountDownLatch(1);
    Signals.stopBy(() -> {
      boolean isNews = asked.getCount() > 0;
      asked.countDown();
      return isNews;
    });
    var screen = new ServerScreen(surroundings.out(), server.quiet());
    var plan = new Engine.ServerPlan(server.port(), server.bind(), server.data());
    try (screen;
        Engine.Running running = engine.serve(plan, screen)) {
      screen.begin(running);
      asked.await();
      screen.end();
    }
    return ExitCode.DONE;
  }
}
