package chat.parley.launcher;

import chat.parley.api.command.Default;
import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What can stand behind `parley server`.
@Name("server")
@Help("a server: runs it, backs it up, and brings a backup back")
sealed interface ServerCommand extends ShellCommand {

  /// Runs a server.
  @Default
  @Help("runs a server, and the plugins beside it, until Ctrl-C")
  @Example(in = "parley server")
  @Example(in = "parley server --port 4000 --bind 10.0.0.5 --data /srv/parley")
  record Run(
      @Help("UDP port, 1024 to 65535, or 0 for any free one") @Option @Default("12345") int port,
      @Help("address to listen on, all if left out") @Option("ADDR") @Nullable String bind,
      @Help("folder of keys, nicknames and mail") @Option("DIR") @Nullable Path data,
      @Help(ShellCommand.PASSPHRASE_FILE) @Option("FILE") @Nullable Path passphraseFile,
      @Help("lets plugins run that nobody has signed") @Flag boolean allowUnsigned,
      @Help("prints no table and no events") @Flag boolean quiet,
      @Help("prints lines one after the other, and keeps no table below them") @Flag boolean plain)
      implements ServerCommand {

    /// Checks the port.
    public Run {
      ShellCommand.checkPort(port);
    }
  }

  /// Backs a server up.
  @Help("writes nicknames and mail to a file while the server runs; no private key is in it")
  @Example(
      in = "parley server backup /backup/parley-monday",
      out = "keep one copy of the file identity in its folder, too, and apart: it never changes")
  record Backup(
      @Help("where nothing is yet; only its owner can read it") @Name("FILE") Path file,
      @Help("folder of the server") @Option("DIR") @Nullable Path data)
      implements ServerCommand {}

  /// Brings a backup back.
  @Help("puts a backup in the place of what a server has, which is kept beside it")
  @Example(in = "parley server restore /backup/parley-monday")
  @Example(
      in = "parley server restore /backup/parley-monday --data /srv/new --identity /safe/identity",
      out = "on another machine, or when the folder is gone")
  record Restore(
      @Help("made by parley server backup") @Name("FILE") Path file,
      @Help("folder of the server, which must not be running") @Option("DIR") @Nullable Path data,
      @Help("its keys, if the folder has none: the file identity that was kept apart")
          @Option("FILE")
          @Nullable Path identity)
      implements ServerCommand {}
}
