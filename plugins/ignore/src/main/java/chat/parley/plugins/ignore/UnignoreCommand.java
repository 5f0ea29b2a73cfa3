package chat.parley.plugins.ignore;

import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import jakarta.inject.Inject;
import java.util.Map;

/// `/unignore`: shows again.
@Name("unignore")
@Help("shows again what was hidden")
@Example(in = "/unignore bob", out = "bob is shown again")
@Example(in = "/unignore \"(?i)lottery|win now\"", out = "shown again")
final class UnignoreCommand implements Command<UnignoreCommand.Unignore> {

  private final IgnoreList list;

  /// What is typed behind it.
  record Unignore(@Name("WHAT") @Help("as /ignore shows it; a #room too") String what) {}

  @Inject
  UnignoreCommand(IgnoreList list) {
    this.list = list;
  }

  /// @throws IllegalArgumentException when nothing is hidden under that text
  @Override
  public void run(Unignore call, Invocation in) {
    int shown = list.remove(call.what());
    if (shown == 0) {
      throw new IllegalArgumentException(
          "%s is not ignored; /ignore shows what is".formatted(call.what()));
    }
    in.reply("%s is shown again".formatted(call.what()), Map.of("shown", shown));
  }
}
