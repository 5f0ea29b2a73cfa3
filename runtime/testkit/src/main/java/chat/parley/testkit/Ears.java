package chat.parley.testkit;

import chat.parley.api.Nickname;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What has come to somebody, and what was asked for of it.
///
/// To be used by the test's own thread, but for [#add].
final class Ears {

  private final Kit kit;
  private final Nickname nickname;
  private final Queue<Heard> unheard = new ArrayDeque<>();

  Ears(Kit kit, Nickname nickname) {
    this.kit = kit;
    this.nickname = nickname;
  }

  /// One thing that has come.
  ///
  /// @param from null when it was read at the prompt
  private record Heard(@Nullable Nickname from, String text) {

    boolean isFrom(@Nullable String sender) {
      return sender == null || from == null || from.key().equals(sender.toLowerCase(Locale.ROOT));
    }
  }

  /// Something comes.
  ///
  /// @param from null when it is read at the prompt
  void add(@Nullable Nickname from, String text) {
    unheard.add(new Heard(from, text));
  }

  /// The next thing has this in it, and if it is from anybody, it is from `sender`.
  ///
  /// @param sender null for anybody
  /// @throws AssertionError when nothing comes, or something else
  void hear(String part, @Nullable String sender) {
    if (!kit.until(() -> !unheard.isEmpty(), Kit.PATIENCE)) {
      throw kit.failure("%s hears nothing, should hear: %s".formatted(nickname, part));
    }
    Heard next = unheard.remove();
    if (!next.isFrom(sender) || !next.text().contains(part)) {
      throw kit.failure(
          "%s hears%s: %s%nshould hear%s: %s"
              .formatted(
                  nickname,
                  sender == null || next.from() == null ? "" : " " + next.from(),
                  next.text(),
                  sender == null ? "" : " " + sender,
                  part));
    }
  }

  /// Nothing comes for a while.
  ///
  /// @throws AssertionError when something does
  void hearNothing() {
    if (kit.until(() -> !unheard.isEmpty(), Kit.PATIENCE)) {
      throw heardTooMuch();
    }
  }

  /// Nothing has come that was not asked for.
  ///
  /// @throws AssertionError when something has
  void haveHeardAll() {
    if (!unheard.isEmpty()) {
      throw heardTooMuch();
    }
  }

  private AssertionError heardTooMuch() {
    return kit.failure(
        "%s hears: %s%nshould hear nothing".formatted(nickname, unheard.element().text()));
  }

  /// Forgets what has come so far.
  void forget() {
    unheard.clear();
  }
}
