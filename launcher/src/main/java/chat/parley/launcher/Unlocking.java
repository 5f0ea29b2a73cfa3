package chat.parley.launcher;

import chat.parley.api.Nickname;
import chat.parley.engine.config.Environment;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.OwnKeys;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.PassphraseFile;
import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where a command gets the passphrase of keys from: a file that is named, or the person at the
/// terminal; never an argument or a variable, which others can see.
final class Unlocking {

  private Unlocking() {}

  /// The passphrase of a nickname's keys in the usual folder.
  static Passphrase of(Surroundings surroundings, Nickname nickname) {
    Path home = ParleyHome.find(surroundings.environment());
    return of(surroundings, DataFolders.client(home, nickname), null);
  }

  /// The passphrase of a server's keys.
  ///
  /// @param data its folder; null for the usual one
  static Passphrase ofServer(Surroundings surroundings, @Nullable Path data, @Nullable Path file) {
    Path folder =
        data == null ? DataFolders.server(ParleyHome.find(surroundings.environment())) : data;
    return of(surroundings, folder, file);
  }

  /// The passphrase of the keys in this folder. A person is asked at once, before anything else
  /// uses the terminal; nobody is if they are under none.
  ///
  /// @param file the one that was named, or null
  static Passphrase of(Surroundings surroundings, Path folder, @Nullable Path file) {
    if (file != null) {
      return new PassphraseFile(file);
    }
    Passphrase ofVariable = Environment.of(surroundings.environment()).passphrase();
    if (!ofVariable.equals(Passphrase.NONE) || !OwnKeys.areLockedIn(folder)) {
      return ofVariable;
    }
    char[] typed = ask(surroundings, "Passphrase of the keys in %s: ".formatted(folder));
    return typed == null ? Passphrase.NONE : _ -> typed.clone();
  }

  /// What a person types at the terminal, which does not show it; null if there is nobody, or he
  /// types nothing.
  static char @Nullable [] ask(Surroundings surroundings, String question) {
    Console console = surroundings.isTerminal() ? System.console() : null;
    char @Nullable [] typed = console == null ? null : console.readPassword("%s", question);
    return typed == null || typed.length == 0 ? null : typed;
  }

  /// A new passphrase, typed twice; null if there is nobody, or he types nothing.
  ///
  /// @throws Misuse when the two are not the same
  static char @Nullable [] askTwice(Surroundings surroundings) {
    char[] first = ask(surroundings, "New passphrase, empty for none: ");
    if (first == null) {
      return null;
    }
    char[] second = ask(surroundings, "The same again: ");
    if (!Arrays.equals(first, second)) {
      throw new Misuse("the two are not the same; nothing has changed");
    }
    return first;
  }
}
