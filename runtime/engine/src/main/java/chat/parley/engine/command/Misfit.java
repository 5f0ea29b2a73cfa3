package chat.parley.engine.command;

import org.jspecify.annotations.Nullable;

/// The way out of parsing when a word does not fit; it never leaves the package.
final class Misfit extends Exception {

  private static final long serialVersionUID = 1;

  /// The word at fault; null when the whole line is.
  private final transient @Nullable Word word;

  Misfit(String why, @Nullable Word word) {
    super(why, null, false, false);
    this.word = word;
  }

  @Nullable Word word() {
    return word;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
