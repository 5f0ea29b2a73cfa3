package chat.parley.launcher;

import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.TeamKey;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.config.TeamKeyFile;
import chat.parley.engine.store.ParleyHome;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.TerminalText;
import java.nio.file.Path;

/// The commands `key team`: the key of a closed network.
final class Teaming {

  private final Surroundings surroundings;
  private final TeamKeyFile file;

  Teaming(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.file = TeamKeyFile.in(ParleyHome.find(surroundings.environment()));
  }

  ExitCode run(TeamCommand command) {
    return switch (command) {
      case TeamCommand.New() -> make();
      case TeamCommand.Import(Path from) -> take(from);
      case TeamCommand.ShowKey(boolean isJson) -> show(isJson);
      case TeamCommand.Forget() -> forget();
    };
  }

  private ExitCode make() {
    TeamKey key = TeamKey.of(new SecureEntropy().bytes(TeamKey.LENGTH));
    file.write(key);
    return say(
        "%s is in %s: bring it to everybody by a safe way; parley key team import takes it"
            .formatted(name(key), file.path()));
  }

  private ExitCode take(Path from) {
    TeamKey key = new TeamKeyFile(from).read().orElseThrow(() -> missing(from));
    file.write(key);
    return say("%s is taken over; start again what runs".formatted(name(key)));
  }

  private ExitCode show(boolean isJson) {
    TeamKey key = file.read().orElseThrow(() -> missing(file.path()));
    if (isJson) {
      surroundings
          .out()
          .println(
              new Json()
                  .with("fingerprint", key.fingerprint(new JdkCrypto()))
                  .with("file", file.path()));
      return ExitCode.DONE;
    }
    return say("%s is in %s".formatted(name(key), file.path()));
  }

  private ExitCode forget() {
    if (!file.delete()) {
      throw missing(file.path());
    }
    return say("the team key is deleted; what is started from now on is open to everybody");
  }

  private static String name(TeamKey key) {
    return "team key " + key.fingerprint(new JdkCrypto());
  }

  private static Refused missing(Path path) {
    return new Refused(ExitCode.FAILED, "there is no team key in %s".formatted(path));
  }

  private ExitCode say(String line) {
    surroundings.out().println(TerminalText.line(line));
    return ExitCode.DONE;
  }
}
