package chat.parley.launcher;

import chat.parley.api.Nickname;
import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What can stand behind `parley key`. All of it works offline, and all but [Show] only while no
/// client or server uses the keys.
@Name("key")
@Help("your own keys, or a server's: shows them, puts them under a passphrase, moves them")
@Example(in = "parley key show --as alice")
@Example(in = "parley key passphrase --as alice")
sealed interface KeyCommand extends ShellCommand
    permits KeyCommand.Show,
        KeyCommand.ChangePassphrase,
        KeyCommand.Export,
        KeyCommand.Import,
        TeamCommand {

  /// Whose keys are meant, in words for `--help`.
  String WHOSE = "the nickname they are of, PARLEY_NICK or what is settled if left out";

  /// The server's, in words for `--help`.
  String SERVER = "those of the server of this computer";

  /// Shows what others see of them.
  @Help("shows the fingerprint, the file, and whether it is under a passphrase")
  @Example(in = "parley key show --as alice --json")
  @Example(in = "parley key show --server")
  record Show(
      @Help(WHOSE) @Option @Nullable Nickname as,
      @Help(SERVER) @Flag boolean server,
      @Help("one object") @Flag boolean json)
      implements KeyCommand {}

  /// Sets, changes or removes the passphrase.
  @Name("passphrase")
  @Help("sets, changes or removes the passphrase that keys are under")
  @Example(in = "parley key passphrase --as alice", out = "asks for the new one twice")
  @Example(in = "parley key passphrase --server --new-file FILE")
  @Example(in = "parley key passphrase --as alice --remove")
  record ChangePassphrase(
      @Help(WHOSE) @Option @Nullable Nickname as,
      @Help(SERVER) @Flag boolean server,
      @Help(PASSPHRASE_FILE) @Option("FILE") @Nullable Path passphraseFile,
      @Help("where the new one is; asked for if left out") @Option("FILE") @Nullable Path newFile,
      @Help("puts the keys under none") @Flag boolean remove)
      implements KeyCommand {}

  /// Copies keys out.
  @Help("copies the keys into a new file, under their passphrase if they have one")
  @Example(in = "parley key export alice.key --as alice")
  record Export(
      @Name("FILE") Path file,
      @Help(WHOSE) @Option @Nullable Nickname as,
      @Help(SERVER) @Flag boolean server)
      implements KeyCommand {}

  /// Takes keys over.
  @Help("takes over keys that were exported, for a nickname that has none here")
  @Example(in = "parley key import alice.key --as alice")
  record Import(
      @Name("FILE") Path file,
      @Help(WHOSE) @Option @Nullable Nickname as,
      @Help(SERVER) @Flag boolean server)
      implements KeyCommand {}
}
