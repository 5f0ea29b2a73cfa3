package chat.parley.launcher.bot;

import chat.parley.launcher.source.Classes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// A bot as it was saved at some time, ready to be run; versions that are the same are equal.
public sealed interface Version {

  /// A program in Java.
  record Compiled(Classes classes) implements Version {}

  /// A program that speaks JSON-RPC.
  ///
  /// @param command its name and arguments
  /// @param savedAt when its files were saved
  record Spoken(List<String> command, List<FileTime> savedAt) implements Version {

    /// Copies the lists.
    public Spoken {
      command = List.copyOf(command);
      savedAt = List.copyOf(savedAt);
    }
  }
}
