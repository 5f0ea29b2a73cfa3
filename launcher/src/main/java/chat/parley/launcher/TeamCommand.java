package chat.parley.launcher;

import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import java.nio.file.Path;

/// What can stand behind `parley key team`. It holds for whatever is started from then on in this
/// home.
@Name("team")
@Help("the key of a closed network: whoever does not have it gets no answer from its nodes")
@Example(in = "parley key team new", out = "then copy the file to everybody, and import it there")
sealed interface TeamCommand extends KeyCommand {

  /// Makes a key.
  @Help("makes a team key, the secret that a closed network shares, and says where it is")
  record New() implements TeamCommand {}

  /// Takes a key over.
  @Help("takes over the team key that another computer has made")
  @Example(in = "parley key team import team-key")
  record Import(@Name("FILE") Path file) implements TeamCommand {}

  /// Shows the fingerprint.
  @Name("show")
  @Help("shows the fingerprint of the team key, which must be the same on all computers")
  record ShowKey(@Help("one object") @Flag boolean json) implements TeamCommand {}

  /// Deletes the key.
  @Help("deletes the team key from this computer, whose nodes are then open again")
  record Forget() implements TeamCommand {}
}
