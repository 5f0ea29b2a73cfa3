package chat.parley.launcher;

import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.Prekey;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.client.KeyBook;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.OwnKeys;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.PassphraseFile;
import chat.parley.engine.store.ShownKeys;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.TerminalText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The commands `key`: the private keys of a nickname, or of a server, on this computer.
final class Keys {

  private final Surroundings surroundings;

  Keys(Surroundings surroundings) {
    this.surroundings = surroundings;
    Logs.nowhere();
  }

  /// Whose keys they are.
  ///
  /// @param own null for the server
  private record Whose(@Nullable Nickname own, Path folder) {

    DataFolder open() {
      return own == null
          ? DataFolder.open(folder, DataFolder.Role.SERVER)
          : DataFolder.ofClient(folder, own.key());
    }

    DataFolder.Role role() {
      return own == null ? DataFolder.Role.SERVER : DataFolder.Role.CLIENT;
    }

    String who() {
      return own == null ? "the server" : own.shown();
    }
  }

  ExitCode run(KeyCommand command) {
    return switch (command) {
      case TeamCommand team -> new Teaming(surroundings).run(team);
      case KeyCommand.Show show -> show(whose(show.as(), show.server()), show.json());
      case KeyCommand.ChangePassphrase change -> change(change);
      case KeyCommand.Export(Path file, var as, boolean isServer) ->
          export(whose(as, isServer), file);
      case KeyCommand.Import(Path file, var as, boolean isServer) ->
          take(whose(as, isServer), file);
    };
  }

  private Whose whose(@Nullable Nickname as, boolean isServer) {
    Path home = ParleyHome.find(surroundings.environment());
    if (isServer && as != null) {
      throw new Misuse("--as and --server are both there: say whose keys are meant");
    }
    if (isServer) {
      return new Whose(null, DataFolders.server(home));
    }
    Nickname own = Own.nickname(surroundings, as);
    return new Whose(own, DataFolders.client(home, own));
  }

  /// Those that there are.
  private static OwnKeys existing(Whose whose, Passphrase passphrase) {
    requireSome(whose);
    return new OwnKeys(whose.open().under(passphrase));
  }

  private static void requireSome(Whose whose) {
    if (!DataFolder.isThere(whose.folder())) {
      throw new ParleyException(
          ErrorCode.DATA_UNUSABLE,
          "%s has no keys here yet: there are no data in %s"
              .formatted(whose.who(), whose.folder()));
    }
  }

  /// Those may run whose keys they are: what others see of them is read, and nothing else.
  private ExitCode show(Whose whose, boolean isJson) {
    requireSome(whose);
    ShownKeys keys = ShownKeys.in(whose.folder(), whose.role());
    if (isJson) {
      surroundings
          .out()
          .println(
              new Json()
                  .with("kind", whose.own() == null ? "server" : "client")
                  .with("nickname", whose.own() == null ? "" : whose.own().shown())
                  .with("fingerprint", keys.fingerprint())
                  .with("file", keys.file())
                  .with("passphrase", keys.isLocked()));
      return ExitCode.DONE;
    }
    say("%s: %s".formatted(whose.who(), keys.fingerprint()));
    return say(
        "in %s, under %s"
            .formatted(keys.file(), keys.isLocked() ? "a passphrase" : "no passphrase"));
  }

  private ExitCode change(KeyCommand.ChangePassphrase change) {
    if (change.remove() && change.newFile() != null) {
      throw new Misuse("--remove and --new-file are both there: say one of them");
    }
    Whose whose = whose(change.as(), change.server());
    Passphrase old = Unlocking.of(surroundings, whose.folder(), change.passphraseFile());
    try (OwnKeys keys = existing(whose, old)) {
      char @Nullable [] fresh = change.remove() ? null : fresh(change.newFile());
      if (fresh == null) {
        keys.unlock();
        return say("the keys of %s are under no passphrase now".formatted(whose.who()));
      }
      keys.lock(fresh);
      say("the keys of %s are under the new passphrase now".formatted(whose.who()));
      return say("nobody can help if it is lost: the nickname is then lost with it");
    }
  }

  private char @Nullable [] fresh(@Nullable Path file) {
    if (file != null) {
      return new PassphraseFile(file).read();
    }
    if (!surroundings.isTerminal()) {
      throw new Misuse("there is no terminal to ask at: say --new-file FILE, or --remove");
    }
    return Unlocking.askTwice(surroundings);
  }

  private ExitCode export(Whose whose, Path file) {
    try (OwnKeys keys = existing(whose, Passphrase.NONE)) {
      keys.exportTo(file);
      return say(
          "the keys of %s are in %s, under %s: whoever has them is %s"
              .formatted(
                  whose.who(),
                  file,
                  keys.isLocked() ? "their passphrase" : "no passphrase",
                  whose.who()));
    }
  }

  private ExitCode take(Whose whose, Path file) {
    try (var keys = new OwnKeys(whose.open())) {
      keys.importFrom(file);
    }
    if (whose.own() != null) {
      Passphrase passphrase = Unlocking.of(surroundings, whose.folder(), null);
      try (KeyBook book = KeyBook.open(whose.folder(), whose.own(), passphrase)) {
        var entropy = new SecureEntropy();
        AgreementKey key = new JdkCrypto().agreementKey(entropy.bytes(AgreementKey.SEED_LENGTH));
        long now = System.currentTimeMillis();
        book.beginAnew(now, new Prekey((int) entropy.nextLong(), key, now));
      }
    }
    return say(
        "the keys of %s are here now; use them nowhere else any more".formatted(whose.who()));
  }

  private ExitCode say(String line) {
    surroundings.out().println(TerminalText.line(line));
    return ExitCode.DONE;
  }
}
