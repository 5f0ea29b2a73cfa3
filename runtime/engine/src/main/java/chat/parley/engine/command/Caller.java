package chat.parley.engine.command;

import chat.parley.api.Nickname;
import chat.parley.api.Target;
import java.util.function.Consumer;

/// Who calls a command, and how he is answered.
///
/// @param nickname his own
/// @param where a room, or the caller himself
/// @param replies takes each answer, by any thread, perhaps long after the call; none of it is
///   escaped
public record Caller(Nickname nickname, Target where, Consumer<? super Reply> replies) {

  /// Somebody who calls for himself.
  public static Caller himself(Nickname nickname, Consumer<? super Reply> replies) {
    return new Caller(nickname, nickname, replies);
  }
}
