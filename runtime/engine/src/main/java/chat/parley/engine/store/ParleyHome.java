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
    String chosen = environment.getOrDefault("PARLEY_HOME", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen).toAbsolutePath().normalize();
    }
    // The XDG base directory specification has relative paths ignored.
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    return !data.isEmpty() && Path.of(data).isAbsolute()
        ? Path.of(data, "parley")
        : Path.of(userHome, ".local", "share", "parley");
  }
}
