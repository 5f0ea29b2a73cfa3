package chat.parley.launcher;

import chat.parley.api.Nickname;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The command that people type each day, `join` with a nickname and perhaps a server, understood
/// without the grammar: to load that, and the annotations that it reads, is a third of the way to a
/// prompt.
final class PlainJoin {

  private static final String WORD = "join";
  private static final String SERVER = "--server";

  private PlainJoin() {}

  /// The command that these arguments are; null when they are another one, or one that needs a
  /// closer look, if only to say what is wrong with it.
  static ShellCommand.@Nullable Join of(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.getFirst().equals(WORD)) {
      return null;
    }
    Nickname nick = null;
    String server = null;
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(SERVER) && server == null && i + 1 < arguments.size()) {
        i++;
        server = arguments.get(i);
      } else if (nick == null && !argument.startsWith("-")) {
        nick = nickname(argument);
        if (nick == null) {
          return null;
        }
      } else {
        return null;
      }
    }
    return new ShellCommand.Join(
        Optional.ofNullable(nick), server, null, null, null, false, false, false);
  }

  private static @Nullable Nickname nickname(String text) {
    try {
      return Nickname.of(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
