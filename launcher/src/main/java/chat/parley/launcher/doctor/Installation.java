package chat.parley.launcher.doctor;

import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The steps that lie on this computer.
public final class Installation {

  private Installation() {}

  /// Which Parley this is, and the Java that it runs on.
  public static Finding versions(String version, String java, String vendor) {
    return Finding.ok("parley", "%s on Java %s of %s".formatted(version, java, vendor));
  }

  /// The folder of all data.
  public static Finding home(Path home) {
    if (!Files.exists(home)) {
      return Finding.ok("home", "%s, made at the first join".formatted(home));
    }
    try {
      if (!Files.isDirectory(home) || !Files.isWritable(home)) {
        return Finding.broken(
            "home",
            "%s is no folder that can be written to".formatted(home),
            "look at its permissions, or choose another with PARLEY_HOME");
      }
      return Finding.ok("home", home.toString());
    } catch (SecurityException e) {
      return Finding.broken("home", String.valueOf(e.getMessage()), "choose another PARLEY_HOME");
    }
  }

  /// The folder of a nickname.
  public static Finding nickname(String nickname, Path folder) {
    if (!Files.exists(folder)) {
      return Finding.note(
          "nickname",
          "%s has never joined from here".formatted(nickname),
          "parley join %s".formatted(nickname));
    }
    try {
      if (PrivateFiles.isOpenToOthers(folder)) {
        return Finding.broken(
            "nickname",
            "the keys of %s can be read by others (%s)"
                .formatted(nickname, PrivateFiles.permissions(folder)),
            "chmod 700 " + folder);
      }
      return Finding.ok("nickname", "%s, with keys and messages in %s".formatted(nickname, folder));
    } catch (IOException e) {
      return Finding.broken(
          "nickname",
          "%s cannot be read: %s".formatted(folder, PrivateFiles.reason(e)),
          "look at its permissions");
    }
  }
}
