package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.engine.client.Forgetful;
import chat.parley.engine.client.KeyBook;
import chat.parley.engine.client.PastEraser;
import chat.parley.engine.store.ClientPast;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.PastTally;
import chat.parley.launcher.resident.Residence;
import chat.parley.launcher.text.Forgotten;
import chat.parley.launcher.text.TerminalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The command `forget`: deletes what was said with somebody.
final class Forgetting {

  private final Surroundings surroundings;
  private final Engine engine;

  Forgetting(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Forget forget) {
    if (forget.key() && !(forget.who() instanceof Nickname)) {
      throw new Misuse("--key is for a nickname: %s has no key".formatted(forget.who()));
    }
    Nickname own = Own.nickname(surroundings, forget.as());
    Residence residence = engine.residence();
    return tell(forget, residence == null ? atRest(forget, own) : with(residence, forget));
  }

  /// Through the client that runs, which has what waits in its hands.
  private Forgotten with(Residence residence, ShellCommand.Forget forget) {
    if (forget.outbox()) {
      throw new Refused(
          ExitCode.FAILED,
          "what waits in the outbox of %s goes out: to give up on it, end that Parley first"
              .formatted(residence.nickname()));
    }
    if (!(residence.client() instanceof Forgetful client)) {
      throw new Refused(
          ExitCode.FAILED,
          "%s is in use by another Parley on this computer: end it first"
              .formatted(residence.nickname()));
    }
    PastTally tally;
    try (ClientPast past = ClientPast.in(residence.data(), residence.nickname())) {
      tally = past.tally(forget.who());
    }
    confirm(forget, tally);
    client.oblivion().erase(forget.who());
    boolean isKeyGone =
        forget.key()
            && forget.who() instanceof Nickname nickname
            && client.oblivion().forget(nickname);
    return Forgotten.of(forget.who(), tally, false, isKeyGone);
  }

  private Forgotten atRest(ShellCommand.Forget forget, Nickname own) {
    Logs.nowhere();
    Passphrase passphrase = Unlocking.of(surroundings, own);
    Path folder = DataFolders.client(ParleyHome.find(surroundings.environment()), own);
    try {
      PastTally tally = erase(forget, own, folder, passphrase);
      boolean isKeyGone = forget.key() && forgetKey(forget, own, folder, passphrase);
      return Forgotten.of(forget.who(), tally, forget.outbox(), isKeyGone);
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
      confirm(forget, tally);
      past.erase(forget.who(), forget.outbox());
      return tally;
    }
  }

  private void confirm(ShellCommand.Forget forget, PastTally tally) {
    long gone = Forgotten.gone(tally, forget.outbox());
    if (forget.yes() || (gone == 0 && !forget.key())) {
      return;
    }
    if (!surroundings.isTerminal()) {
      throw new Misuse(
          "%s with %s would be gone for good: say --yes if that is meant"
              .formatted(Forgotten.messages(gone), forget.who()));
    }
    surroundings
        .out()
        .print(
            TerminalText.line(
                    "%s with %s will be gone from this computer for good. Delete? (yes/no)"
                        .formatted(Forgotten.messages(gone), forget.who()))
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

  private ExitCode tell(ShellCommand.Forget forget, Forgotten forgotten) {
    if (forget.json()) {
      surroundings.out().println(forgotten.json());
    } else {
      forgotten
          .lines("parley join shows what is new", "to give up on it, say --outbox")
          .forEach(line -> surroundings.out().println(TerminalText.line(line)));
    }
    return forgotten.isAny() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
