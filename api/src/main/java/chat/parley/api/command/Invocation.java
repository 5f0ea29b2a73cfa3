package chat.parley.api.command;

import chat.parley.api.Nickname;
import chat.parley.api.Target;
import java.util.Map;

/// One call of a command: who calls, from where, and the way to answer.
///
/// Safe for use by any thread. Answers after the command has returned are still given, as long as
/// the caller is there.
public interface Invocation {

  /// Who calls: the owner of the prompt, or whoever has written to a bot.
  Nickname caller();

  /// Where the command was given: a room, or the caller himself.
  Target where();

  /// Answers with a text of one or several lines; shown with everything escaped that could do harm
  /// to a terminal. A program that asked for JSON gets `{"text": …}`.
  void reply(String text);

  /// Answers with a text for people and the same as data for programs, which get only the data.
  ///
  /// @param data values are String, Number, Boolean, and List and Map of these
  void reply(String text, Map<String, ?> data);
}
