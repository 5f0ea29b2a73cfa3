package chat.parley.launcher;

import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.engine.client.KeyBook;
import chat.parley.launcher.text.Comparison;
import chat.parley.launcher.text.TerminalText;

/// The command `verify`: safety words, without a server.
final class Comparing {

  private final Surroundings surroundings;

  Comparing(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ExitCode run(ShellCommand.Verify verify) {
    Nickname own = Own.nickname(surroundings, verify.as());
    String who = TerminalText.line(verify.nick().shown());
    if (verify.nick().equals(own)) {
      throw new Misuse("%s is yourself: say whose words are to be the same".formatted(who));
    }
    String instead = "type /verify %s there, or end it first".formatted(who);
    try (KeyBook book = OwnBook.open(surroundings, own, instead)) {
      if (book.isChanged(verify.nick())) {
        throw new Refused(
            ExitCode.REFUSED,
            "%s shows other keys than those that are known: ask him; then parley trust accept %s"
                .formatted(who, who));
      }
      if (verify.yes()) {
        book.verify(verify.nick());
      }
      Comparison comparison = comparison(book, verify.nick());
      if (verify.json()) {
        surroundings.out().println(comparison.json());
      } else {
        comparison
            .lines("parley verify %s --yes".formatted(who))
            .forEach(surroundings.out()::println);
      }
      return ExitCode.DONE;
    }
  }

  private static Comparison comparison(KeyBook book, Nickname nick) {
    KnownKey key = book.keys().get(nick);
    if (key == null) {
      throw unknown(book, nick);
    }
    return new Comparison(nick, book.safetyWords(nick).orElseThrow(), key.isVerified());
  }

  /// Says why there is no key of somebody.
  static Refused unknown(KeyBook book, Nickname nick) {
    String words =
        book.isListed(nick)
            ? "no key of %s is known yet: it is from the first message on, yours or his"
            : "there is no client %s in the last table, and no key of his is known";
    return new Refused(ExitCode.FAILED, words.formatted(TerminalText.line(nick.shown())));
  }
}
