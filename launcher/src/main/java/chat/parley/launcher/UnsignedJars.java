package chat.parley.launcher;

import chat.parley.engine.plugin.jar.JarCheck;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lets jars be loaded that nobody has signed, where the owner of the folder has said so: a plugin
/// is trusted code, and a file that got into a folder is no reason to trust it.
///
/// @param folder holds the jars, and the file [#CONSENT] if they may be loaded
record UnsignedJars(Path folder) implements JarCheck {

  /// The file by which the owner allows it.
  static final String CONSENT = "allow-unsigned";

  @Override
  public Verdict judge(Path jar) {
    Path consent = folder.resolve(CONSENT);
    return Files.exists(consent)
        ? new Verdict.Accepted("")
        : new Verdict.Refused("is not signed: to load it all the same, make the file " + consent);
  }
}
