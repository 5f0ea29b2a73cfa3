package chat.parley.engine.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Jars of plugins for the tests of other packages.
public final class SpeakingPlugins {

  private SpeakingPlugins() {}

  /// Writes a plugin that adds nothing.
  ///
  /// @param needs the ids of those that it needs
  public static Path write(Path jar, String id, String version, String... needs)
      throws IOException {
    String list =
        Arrays.stream(needs).map("\"%s\""::formatted).collect(Collectors.joining(", ", "{", "}"));
    return Sources.plugin(id, "version = \"%s\", needs = %s".formatted(version, list), "")
        .into(jar);
  }
}
