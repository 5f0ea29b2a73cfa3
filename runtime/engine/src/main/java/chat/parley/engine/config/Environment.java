package chat.parley.engine.config;

import chat.parley.core.crypto.TeamKey;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.PassphraseFile;
import java.nio.file.Path;
import java.util.Map;

/// The variables that a process was started with, as far as Parley reads them.
///
/// @param variables all of them, by name
public record Environment(Map<String, String> variables) {

  /// Copies the map.
  public Environment {
    variables = Map.copyOf(variables);
  }

  /// This process's own.
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /// `PARLEY_SERVER`: where the server is when nothing else is said; `localhost` without it.
  public String server() {
    return valueOf("PARLEY_SERVER", "localhost");
  }

  /// `PARLEY_CHAOS`: what the network suffers, for tests only; empty without it. See
  /// [chat.parley.engine.hook.Chaos#parse].
  public String chaos() {
    return valueOf("PARLEY_CHAOS", "");
  }

  /// `PARLEY_PASSPHRASE_FILE`: the file of the passphrase that keys are under; none without it.
  public Passphrase passphrase() {
    String file = valueOf("PARLEY_PASSPHRASE_FILE", "");
    return file.isEmpty() ? Passphrase.NONE : new PassphraseFile(Path.of(file));
  }

  /// The key of the closed network that this home belongs to, or none.
  ///
  /// @throws chat.parley.api.ParleyException when its file cannot be used
  public TeamKey teamKey() {
    return TeamKeyFile.in(ParleyHome.find(variables)).read().orElse(TeamKey.NONE);
  }

  private String valueOf(String name, String otherwise) {
    String value = variables.getOrDefault(name, "");
    return value.isBlank() ? otherwise : value;
  }
}
