package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.launcher.text.KnownTable;

/// The command `who`: the table, printed.
final class Listing {

  private final Surroundings surroundings;
  private final Engine engine;

  Listing(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Who who) throws InterruptedException {
    try (Client client = new OneShot(surroundings, engine).connect(who.as(), who.server())) {
      OneShot.awaitTable(client);
      if (!client.isRegistered()) {
        surroundings
            .err()
            .println("parley: the server does not answer; this is the last table known");
      }
      new KnownTable(client).overview().shown(who.json()).forEach(surroundings.out()::println);
      return ExitCode.DONE;
    }
  }
}
