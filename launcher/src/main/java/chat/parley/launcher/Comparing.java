package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.engine.client.KeyBook;
import chat.parley.launcher.resident.Residence;
import chat.parley.launcher.text.Acquaintance;
import chat.parley.launcher.text.Comparison;
import chat.parley.launcher.text.KnownTable;
import chat.parley.launcher.text.TerminalText;

/// The command `verify`: safety words, without a server.
final class Comparing {

  private final Surroundings surroundings;
  private final Engine engine;

  Comparing(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Verify verify) {
    Nickname own = Own.nickname(surroundings, verify.as());
    String who = TerminalText.line(verify.nick().shown());
    if (verify.nick().equals(own)) {
      throw new Misuse("%s is yourself: say whose words are to be the same".formatted(who));
    }
    Residence residence = engine.residence();
    if (residence != null) {
      return tell(verify, compared(residence.client(), verify));
    }
    String instead = "type /verify %s there, or end it first".formatted(who);
    try (KeyBook book = OwnBook.open(surroundings, own, instead)) {
      if (book.isChanged(verify.nick())) {
        throw changed(who);
      }
      if (verify.yes()) {
        book.verify(verify.nick());
      }
      return tell(verify, comparison(book, verify.nick()));
    }
  }

  private ExitCode tell(ShellCommand.Verify verify, Comparison comparison) {
    if (verify.json()) {
      surroundings.out().println(comparison.json());
    } else {
      comparison
          .lines("parley verify %s --yes".formatted(comparison.who()))
          .forEach(surroundings.out()::println);
    }
    return ExitCode.DONE;
  }

  private static Refused changed(String who) {
    return new Refused(
        ExitCode.REFUSED,
        "%s shows other keys than those that are known: ask him; then parley trust accept %s"
            .formatted(who, who));
  }

  /// By the client that runs, whose book of keys nobody else can open.
  private static Comparison compared(Client client, ShellCommand.Verify verify) {
    Nickname nick = verify.nick();
    var table = new KnownTable(client);
    if (table.acquaintance(nick) == Acquaintance.CHANGED) {
      throw changed(TerminalText.line(nick.shown()));
    }
    if (verify.yes()) {
      client.verify(nick);
    }
    return table
        .comparison(nick)
        .orElseThrow(() -> unknown(client.table().containsKey(nick), nick));
  }

  private static Comparison comparison(KeyBook book, Nickname nick) {
    KnownKey key = book.keys().get(nick);
    if (key == null) {
      throw unknown(book.isListed(nick), nick);
    }
    return new Comparison(nick, book.safetyWords(nick).orElseThrow(), key.isVerified());
  }

  /// Says why there is no key of somebody.
  static Refused unknown(boolean isListed, Nickname nick) {
    String words =
        isListed
            ? "no key of %s is known yet: it is from the first message on, yours or his"
            : "there is no client %s in the last table, and no key of his is known";
    return new Refused(ExitCode.FAILED, words.formatted(TerminalText.line(nick.shown())));
  }
}
