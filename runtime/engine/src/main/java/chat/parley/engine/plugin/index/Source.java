package chat.parley.engine.plugin.index;

import chat.parley.engine.plugin.jar.Refusal;
import java.nio.file.Path;

/// Where plugins are got from.
public sealed interface Source permits FolderSource, WebSource {

  /// A folder, or an address with http or https, whichever this is.
  ///
  /// @param from a path, or an address of a folder or of its `index.json`
  /// @throws Refusal when it is neither
  static Source of(String from) throws Refusal {
    return from.matches("(?i)[a-z][a-z0-9+.-]+://.*")
        ? WebSource.of(from)
        : new FolderSource(Path.of(from));
  }

  /// What it offers.
  ///
  /// @throws Refusal when it cannot be read; the message is for people
  /// @throws InterruptedException when the thread is interrupted
  PluginIndex index() throws Refusal, InterruptedException;

  /// Copies the jar of an offer into a file, which is overwritten.
  ///
  /// @throws Refusal when it cannot be had, or is longer than the index says
  /// @throws InterruptedException when the thread is interrupted
  void fetch(Offered offer, Path target) throws Refusal, InterruptedException;

  /// Where it is.
  @Override
  String toString();
}
