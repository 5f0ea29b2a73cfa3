package chat.parley.launcher;

import chat.parley.api.Nickname;
import chat.parley.engine.config.Environment;
import chat.parley.engine.store.ParleyHome;
import chat.parley.launcher.resident.Residents;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The nickname under which a command acts.
final class Own {

  static final String VARIABLE = "PARLEY_NICK";

  private static final String WAY = "--as NICK";

  private Own() {}

  /// The nickname given, or that of the environment, or the one that is settled, or that of the
  /// only one who is there now.
  ///
  /// @throws Misuse when there is none, or several are there
  static Nickname nickname(Surroundings surroundings, @Nullable Nickname as) {
    if (as != null || isSettled(surroundings)) {
      return nickname(surroundings, as, WAY);
    }
    List<Nickname> there = Residents.in(ParleyHome.find(surroundings.environment()));
    if (there.size() > 1) {
      throw new Misuse(
          "no nickname is given, and several are here: say --as with one of %s"
              .formatted(
                  there.stream().map(Nickname::shown).sorted().collect(Collectors.joining(", "))));
    }
    return there.isEmpty() ? nickname(surroundings, null, WAY) : there.getFirst();
  }

  /// The nickname given, that of the environment, or the one that is settled, of a command to which
  /// it is given in another way.
  ///
  /// @param way how it is given, in words
  static Nickname nickname(Surroundings surroundings, @Nullable Nickname as, String way) {
    if (as != null) {
      return as;
    }
    String named = settled(surroundings);
    if (named.isEmpty()) {
      throw new Misuse(
          "no nickname is given: say %s, set %s, or run parley init once".formatted(way, VARIABLE));
    }
    try {
      return Nickname.of(named);
    } catch (IllegalArgumentException e) {
      throw new Misuse("%s is %s: %s".formatted(VARIABLE, named, e.getMessage()));
    }
  }

  /// Whether a command that is given no nickname has one.
  static boolean isSettled(Surroundings surroundings) {
    return !settled(surroundings).isEmpty();
  }

  private static String settled(Surroundings surroundings) {
    return Environment.of(surroundings.environment()).nick();
  }
}
