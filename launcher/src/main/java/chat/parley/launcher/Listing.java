package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Room;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.TableText;
import java.util.ArrayList;

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
      var entries = client.table().values();
      if (who.json()) {
        entries.forEach(entry -> surroundings.out().println(json(entry)));
        return ExitCode.DONE;
      }
      var rows = new ArrayList<TableText.Row>();
      entries.forEach(entry -> rows.add(TableText.row(entry)));
      TableText.lines(rows).forEach(surroundings.out()::println);
      return ExitCode.DONE;
    }
  }

  private static Json json(Entry entry) {
    return new Json()
        .with("nickname", entry.nickname().shown())
        .with("presence", TableText.word(entry.presence()))
        .with("kind", TableText.word(entry.kind()))
        .with("address", entry.address())
        .with("rooms", entry.rooms().stream().map(Room::name).sorted().toList())
        .with("status", entry.status())
        .with("fingerprint", entry.fingerprint());
  }
}
