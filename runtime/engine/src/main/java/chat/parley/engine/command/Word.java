package chat.parley.engine.command;

/// One word of what was typed, and where it stands in the line: from `start` to before `end`.
///
/// @param text what it says, without its quotes
/// @param isQuoted whether it stands in quotes, and so is never an option
record Word(String text, int start, int end, boolean isQuoted) {

  Word(String text, int start, int end) {
    this(text, start, end, false);
  }
}
