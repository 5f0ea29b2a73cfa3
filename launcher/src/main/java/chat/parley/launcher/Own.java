package chat.parley.launcher;

import chat.parley.api.Nickname;
import org.jspecify.annotations.Nullable;

/// The nickname under which a command acts.
final class Own {

  static final String VARIABLE = "PARLEY_NICK";

  private Own() {}

  /// The nickname given, or that of the environment.
  ///
  /// @throws Misuse when there is none
  static Nickname nickname(Surroundings surroundings, @Nullable Nickname as) {
    if (as != null) {
      return as;
    }
    String named = surroundings.variable(VARIABLE);
    if (named.isEmpty()) {
      throw new Misuse("no nickname is given: say --as NICK, or set " + VARIABLE);
    }
    try {
      return Nickname.of(named);
    } catch (IllegalArgumentException e) {
      throw new Misuse("%s is %s: %s".formatted(VARIABLE, named, e.getMessage()));
    }
  }
}
