package chat.parley.engine.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed, read from the left: a prompt line, or the arguments of a program.
///
/// Not safe for use by several threads.
final class Words {

  private final String line;
  private final boolean isLine;

  /// The arguments, each with its place in the line; unused for a prompt line.
  private final List<Word> arguments;

  /// The next character of a prompt line, or the next argument.
  private int next;

  private Words(String line, boolean isLine, List<Word> arguments) {
    this.line = line;
    this.isLine = isLine;
    this.arguments = arguments;
  }

  static Words ofLine(String line) {
    return new Words(line, true, List.of());
  }

  static Words ofArguments(String program, List<String> arguments) {
    var line = new StringBuilder(program);
    var words = new ArrayList<Word>();
    for (String argument : arguments) {
      line.append(' ');
      int start = line.length();
      line.append(quoted(argument));
      words.add(new Word(argument, start, line.length()));
    }
    return new Words(line.toString(), false, words);
  }

  private static String quoted(String argument) {
    boolean plain = !argument.isEmpty() && argument.chars().noneMatch(c -> c <= ' ');
    return plain ? argument : "'" + argument + "'";
  }

  /// The whole of it, as errors show it.
  String line() {
    return line;
  }

  /// Whether it is a prompt line and no list of arguments.
  boolean isLine() {
    return isLine;
  }

  /// The next word; null at the end.
  @Nullable Word next() {
    if (!isLine) {
      return next < arguments.size() ? arguments.get(next++) : null;
    }
    while (next < line.length() && isBlank(line.charAt(next))) {
      next++;
    }
    int start = next;
    while (next < line.length() && !isBlank(line.charAt(next))) {
      next++;
    }
    return next > start ? new Word(line.substring(start, next), start, next) : null;
  }

  /// All that is left of a prompt line behind the one blank after the last word, as it is; null if
  /// that is nothing.
  @Nullable Word rest() {
    int start = Math.min(next + 1, line.length());
    next = line.length();
    return start < line.length() ? new Word(line.substring(start), start, line.length()) : null;
  }

  /// The place behind the last word, for what is missing there.
  Word end() {
    return new Word("", line.length() + 1, line.length() + 2);
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }
}
