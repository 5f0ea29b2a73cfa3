package chat.parley.engine.store;

import java.nio.file.Path;
import java.util.Map;

/// The folder under which Parley keeps everything that is not given a place of its own.
public final class ParleyHome {

  private ParleyHome() {}

  /// `PARLEY_HOME`; else `parley` in `XDG_DATA_HOME`; else `~/.local/share/parley`.
  public static Path find() {
    return find(System.getenv());
  }

  /// The same in another environment.
  public static Path find(Map<String, String> environment) {
    return find(environment, System.getProperty("user.home", "."));
  }

  static Path find(Map<String, String> environment, String userHome) {
    return folder(environment, "XDG_DATA_HOME", Path.of(userHome, ".local", "share"));
  }

  /// The folder of what a person has settled: `PARLEY_HOME`; else `parley` in `XDG_CONFIG_HOME`;
  /// else `~/.config/parley`.
  public static Path ofSettings(Map<String, String> environment) {
    return ofSettings(environment, System.getProperty("user.home", "."));
  }

  static Path ofSettings(Map<String, String> environment, String userHome) {
    return folder(environment, "XDG_CONFIG_HOME", Path.of(userHome, ".config"));
  }

  private static Path folder(Map<String, String> environment, String variable, Path usual) {
    String chosen = environment.getOrDefault("PARLEY_HOME", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen).toAbsolutePath().normalize();
    }
    // The XDG base directory specification has relative paths ignored.
    String base = environment.getOrDefault(variable, "");
    boolean isSaid = !base.isEmpty() && Path.of(base).isAbsolute();
    return (isSaid ? Path.of(base) : usual).resolve("parley");
  }
}
