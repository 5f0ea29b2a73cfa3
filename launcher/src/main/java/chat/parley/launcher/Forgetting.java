package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.engine.client.KeyBook;
import chat.parley.engine.client.PastEraser;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.PastTally;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.TerminalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The command `forget`: deletes what was said with somebody.
final class Forgetting {

  private final Surroundings surroundings;

  Forgetting(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ExitCode run(ShellCommand.Forget forget) {
    if (forget.key() && !(forget.who() instanceof Nickname)) {
      throw new Misuse("--key is for a nickname: %s has no key".formatted(forget.who()));
    }
    Nickname own = Own.nickname(surroundings, forget.as());
    Logs.nowhere();
    Passphrase passphrase = Unlocking.of(surroundings, own);
    Path folder = DataFolders.client(ParleyHome.find(surroundings.environment()), own);
    try {
      PastTally tally = erase(forget, own, folder, passphrase);
      boolean isKeyGone = forget.key() && forgetKey(forget, own, folder, passphrase);
      return tell(forget, tally, isKeyGone);
    } catch (ParleyException e) {
      if (e.code() != ErrorCode.DATA_IN_USE) {
        throw e;
      }
      throw new ParleyException(
          e.code(),
          "%s is in use by another Parley on this computer: end it first; %s"
              .formatted(own, e.getMessage()),
          e);
    }
  }

  private PastTally erase(
      ShellCommand.Forget forget, Nickname own, Path folder, Passphrase passphrase) {
    try (PastEraser past = PastEraser.open(folder, own, passphrase)) {
      PastTally tally = past.tally(forget.who());
      if (gone(forget, tally) > 0 || forget.key()) {
        confirm(forget, tally);
        past.erase(forget.who(), forget.outbox());
      }
      return tally;
    }
  }

  private static long gone(ShellCommand.Forget forget, PastTally tally) {
    return tally.settled() + (forget.outbox() ? tally.waiting() : 0);
  }

  private void confirm(ShellCommand.Forget forget, PastTally tally) {
    if (forget.yes()) {
      return;
    }
    if (!surroundings.isTerminal()) {
      throw new Misuse(
          "%s with %s would be gone for good: say --yes if that is meant"
              .formatted(messages(gone(forget, tally)), forget.who()));
    }
    surroundings
        .out()
        .print(
            TerminalText.line(
                    "%s with %s will be gone from this computer for good. Delete? (yes/no)"
                        .formatted(messages(gone(forget, tally)), forget.who()))
                + " ");
    surroundings.out().flush();
    if (!answer().matches("(?i)y|yes")) {
      throw new Refused(ExitCode.FAILED, "nothing is deleted");
    }
  }

  private String answer() {
    try {
      String line = new BufferedReader(new InputStreamReader(surroundings.in(), UTF_8)).readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean forgetKey(
      ShellCommand.Forget forget, Nickname own, Path folder, Passphrase passphrase) {
    try (KeyBook book = KeyBook.open(folder, own, passphrase)) {
      return forget.who() instanceof Nickname nickname && book.forget(nickname);
    }
  }

  private ExitCode tell(ShellCommand.Forget forget, PastTally tally, boolean isKeyGone) {
    long gone = gone(forget, tally);
    long waiting = forget.outbox() ? 0 : tally.waiting();
    if (forget.json()) {
      surroundings
          .out()
          .println(
              new Json()
                  .with("with", forget.who().toString())
                  .with("gone", gone)
                  .with("unread", tally.unread())
                  .with("waiting", waiting)
                  .with("key", isKeyGone));
    } else {
      say("%s with %s %s gone".formatted(messages(gone), forget.who(), gone == 1 ? "is" : "are"));
      tellWhatStays(tally.unread(), waiting);
      if (isKeyGone) {
        say("and his key: the next one that %s shows is taken for his".formatted(forget.who()));
      }
    }
    return gone > 0 || isKeyGone ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void tellWhatStays(long unread, long waiting) {
    if (unread > 0) {
      say("%s that you have not seen yet: parley join shows what is new".formatted(stay(unread)));
    }
    if (waiting > 0) {
      say("%s in the outbox: to give up on it, say --outbox".formatted(stay(waiting)));
    }
  }

  private static String stay(long number) {
    return number == 1 ? "1 message stays" : "%d messages stay".formatted(number);
  }

  private static String messages(long number) {
    return number == 1 ? "1 message" : "%d messages".formatted(number);
  }

  private void say(String line) {
    surroundings.out().println(TerminalText.line(line));
  }
}
