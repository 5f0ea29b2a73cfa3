package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.engine.store.ClientPast;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.launcher.resident.Residence;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.Stamps;
import chat.parley.launcher.text.TerminalText;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The command `status`: whether a nickname is there, and what waits for it or for others. Of one
/// that is not there it tells what is in its folder.
final class Reporting {

  private final Surroundings surroundings;
  private final Engine engine;

  Reporting(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Status status) {
    Nickname own = Own.nickname(surroundings, status.as());
    Residence residence = engine.residence();
    Path data =
        residence == null
            ? DataFolders.client(ParleyHome.find(surroundings.environment()), own)
            : residence.data();
    try (ClientPast past = ClientPast.in(data, own)) {
      var waiting = new Waiting(past.unread().size(), past.undelivered());
      String shown =
          status.json() ? json(own, residence, waiting).toString() : words(own, residence, waiting);
      surroundings.out().println(shown);
    }
    if (residence == null) {
      return ExitCode.FAILED;
    }
    return residence.client().isRegistered() ? ExitCode.DONE : ExitCode.UNREACHABLE;
  }

  /// What waits.
  private record Waiting(int unread, ClientPast.Undelivered undelivered) {}

  private static String words(Nickname own, @Nullable Residence residence, Waiting waiting) {
    return "%s %s; unread: %d; outbox: %d, kept by the server: %d"
        .formatted(
            TerminalText.line(own.shown()),
            residence == null ? "is not here" : where(residence),
            waiting.unread(),
            waiting.undelivered().pending(),
            waiting.undelivered().stored());
  }

  private static String where(Residence residence) {
    Client client = residence.client();
    var stamps = new Stamps(InstantSource.system(), ZoneId.systemDefault());
    String place =
        switch (residence.kind()) {
          case PROMPT -> "at a prompt";
          case HEADLESS -> "up";
        };
    String server =
        client.isRegistered()
            ? "registered at %s, with %d in the table"
                .formatted(client.server(), client.table().size())
            : "without the server %s".formatted(client.server());
    return "is %s since %s, %s".formatted(place, stamps.of(residence.since()), server);
  }

  private static Json json(Nickname own, @Nullable Residence residence, Waiting waiting) {
    var json = new Json().with("nickname", own.shown());
    if (residence == null) {
      json.with("running", "no");
    } else {
      Client client = residence.client();
      json.with("running", residence.kind() == Residence.Kind.PROMPT ? "prompt" : "up")
          .with("since", residence.since().toString())
          .with("server", client.server())
          .with("registered", client.isRegistered())
          .with("table", client.table().size());
    }
    return json.with("unread", waiting.unread())
        .with("outbox", waiting.undelivered().pending())
        .with("stored", waiting.undelivered().stored());
  }
}
