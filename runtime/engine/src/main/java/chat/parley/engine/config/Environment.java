package chat.parley.engine.config;

import chat.parley.core.crypto.TeamKey;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.PassphraseFile;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Parley was started with: the variables as far as it reads them, and what its person has
/// settled in a file, which counts less.
///
/// @param variables all of them, by name
/// @param file what is settled, read when it is asked for; null for nothing
public record Environment(Map<String, String> variables, @Nullable SettingsFile file) {

  /// Copies the map.
  public Environment {
    variables = Map.copyOf(variables);
  }

  /// One in which nothing is settled.
  public Environment(Map<String, String> variables) {
    this(variables, null);
  }

  /// This process's own.
  public static Environment ofProcess() {
    return of(System.getenv());
  }

  /// These variables, and the file that they lead to.
  public static Environment of(Map<String, String> variables) {
    return new Environment(variables, SettingsFile.of(variables));
  }

  /// What is settled.
  ///
  /// @throws chat.parley.api.ParleyException as [SettingsFile#read]
  public Settings settings() {
    return file == null ? Settings.NONE : file.read();
  }

  /// `PARLEY_NICK`, else what is settled: who acts when nobody else is named; empty if nobody is.
  public String nick() {
    return valueOf(Setting.NICK, "");
  }

  /// `PARLEY_SERVER`, else what is settled: where the server is when nothing else is said; else
  /// `localhost`.
  public String server() {
    return valueOf(Setting.SERVER, "localhost");
  }

  /// `PARLEY_CHAOS`: what the network suffers, for tests only; empty without it. See
  /// [chat.parley.engine.hook.Chaos#parse].
  public String chaos() {
    return variable("PARLEY_CHAOS");
  }

  /// `PARLEY_PASSPHRASE_FILE`, else what is settled: the file of the passphrase that keys are
  /// under; none without either.
  public Passphrase passphrase() {
    String file = valueOf(Setting.PASSPHRASE_FILE, "");
    return file.isEmpty() ? Passphrase.NONE : new PassphraseFile(Path.of(file));
  }

  /// The key of the closed network that this home belongs to, or none.
  ///
  /// @throws chat.parley.api.ParleyException when its file cannot be used
  public TeamKey teamKey() {
    return TeamKeyFile.in(ParleyHome.find(variables)).read().orElse(TeamKey.NONE);
  }

  private String valueOf(Setting setting, String otherwise) {
    String value = variable(setting.variable());
    if (value.isEmpty()) {
      value = settings().value(setting);
    }
    return value.isEmpty() ? otherwise : value;
  }

  /// The value of a variable; empty if it is not set, or blank.
  private String variable(String name) {
    String value = variables.getOrDefault(name, "");
    return value.isBlank() ? "" : value;
  }
}
