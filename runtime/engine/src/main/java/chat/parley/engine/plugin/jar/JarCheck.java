package chat.parley.engine.plugin.jar;

import java.nio.file.Path;
import java.util.Set;

/// Judges whether a jar may be loaded, say by its signature.
public interface JarCheck {

  /// Lets every jar be loaded.
  JarCheck NONE = _ -> new Verdict.Accepted("");

  /// What a check says.
  sealed interface Verdict {

    /// It may be loaded.
    ///
    /// @param signer who has signed it; empty when nobody has
    record Accepted(String signer) implements Verdict {}

    /// It must not be loaded.
    ///
    /// @param why continues a sentence that begins with the jar's name; says what to do
    record Refused(String why) implements Verdict {}

    /// It must not be loaded as long as nobody trusts whom it comes from.
    ///
    /// @param why as with [Refused]
    record Untrusted(String why) implements Verdict {}
  }

  /// The names of files beside the jars that the verdict depends on: when one of them changes, jars
  /// are judged again.
  default Set<String> settings() {
    return Set.of();
  }

  /// Judges a jar that nobody writes to any more, before anything of it is read or loaded.
  Verdict judge(Path jar);
}
