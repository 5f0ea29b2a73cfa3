package chat.parley.launcher;

import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.ServerBackup;
import chat.parley.launcher.text.TerminalText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The commands `server backup` and `server restore`.
final class BackingUp {

  private final Surroundings surroundings;

  BackingUp(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ExitCode run(ServerCommand.Backup backup) {
    Logs.ontoErrorOutput();
    Path folder = folder(backup.data());
    ServerBackup.Content content = ServerBackup.make(folder, backup.file());
    say("%s has %s".formatted(backup.file(), words(content)));
    say("no private key is in it: keep a copy of %s apart".formatted(folder.resolve("identity")));
    return ExitCode.DONE;
  }

  ExitCode run(ServerCommand.Restore restore) {
    Logs.ontoErrorOutput();
    Path folder = folder(restore.data());
    ServerBackup.Restored restored =
        ServerBackup.restore(restore.file(), folder, restore.identity());
    say("%s has %s again".formatted(folder, words(restored.content())));
    if (restored.aside() != null) {
      say("what was there before is %s".formatted(restored.aside()));
    }
    return ExitCode.DONE;
  }

  private Path folder(@Nullable Path chosen) {
    Path folder =
        chosen == null ? DataFolders.server(ParleyHome.find(surroundings.environment())) : chosen;
    return folder.toAbsolutePath().normalize();
  }

  private static String words(ServerBackup.Content content) {
    return "%s and %s, %d KiB"
        .formatted(
            count(content.nicknames(), "nickname"),
            count(content.mails(), "stored message"),
            (content.bytes() + 1023) / 1024);
  }

  private static String count(long number, String what) {
    return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }

  private void say(String line) {
    surroundings.out().println(TerminalText.line(line));
  }
}
