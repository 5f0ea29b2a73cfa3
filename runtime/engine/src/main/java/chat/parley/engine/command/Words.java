package chat.parley.engine.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed, read from the left: a prompt line, or the arguments of a program.
///
/// A value of a prompt line may stand in quotes, `"two words"` or `'two words'`; inside, a
/// backslash takes the quote or the backslash behind it as it is. A quote begins only where a word
/// does, or behind the `=` of an option, so `don't` is a word like any other.
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

  /// Whether somebody asks for help with `--help` or `-h`; behind `--` that is a text.
  static boolean askForHelp(List<String> arguments) {
    int text = arguments.indexOf("--");
    List<String> before = text < 0 ? arguments : arguments.subList(0, text);
    return before.contains("--help") || before.contains("-h");
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

  /// Where it has been read to.
  int mark() {
    return next;
  }

  /// Reads on from where it had been.
  void reset(int mark) {
    next = mark;
  }

  /// The next word as it stands, which is how commands are named; null at the end.
  @Nullable Word next() {
    if (!isLine) {
      return next < arguments.size() ? arguments.get(next++) : null;
    }
    skipBlanks();
    int start = next;
    while (next < line.length() && !isBlank(line.charAt(next))) {
      next++;
    }
    return next > start ? new Word(line.substring(start, next), start, next) : null;
  }

  /// The next word with its quotes taken off, which is how values are given; null at the end.
  @Nullable Word value() throws Misfit {
    if (!isLine) {
      return next();
    }
    skipBlanks();
    int start = next;
    int quote = quoteIn(start);
    if (quote < 0) {
      return next();
    }
    var text = new StringBuilder(line.substring(start, quote));
    next = quote + 1;
    while (next < line.length() && line.charAt(next) != line.charAt(quote)) {
      next += isEscape(quote) ? 1 : 0;
      text.append(line.charAt(next++));
    }
    if (next == line.length()) {
      throw new Misfit("the quote is not closed", new Word("", quote, next));
    }
    next++;
    if (next < line.length() && !isBlank(line.charAt(next))) {
      throw new Misfit("a blank must follow the closing quote", new Word("", next, next + 1));
    }
    return new Word(text.toString(), start, next, quote == start);
  }

  /// Where the word at `start` opens a quote: at its beginning, or behind `--name=`; -1 if nowhere.
  private int quoteIn(int start) {
    if (isQuote(start)) {
      return start;
    }
    if (!line.startsWith("--", start)) {
      return -1;
    }
    int at = start;
    while (at < line.length() && !isBlank(line.charAt(at)) && line.charAt(at) != '=') {
      at++;
    }
    return at < line.length() && line.charAt(at) == '=' && isQuote(at + 1) ? at + 1 : -1;
  }

  private boolean isQuote(int at) {
    return at < line.length() && (line.charAt(at) == '"' || line.charAt(at) == '\'');
  }

  /// Whether a backslash stands here that speaks for the character behind it.
  private boolean isEscape(int quote) {
    if (line.charAt(next) != '\\' || next + 1 >= line.length()) {
      return false;
    }
    char behind = line.charAt(next + 1);
    return behind == '\\' || behind == line.charAt(quote);
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

  private void skipBlanks() {
    while (next < line.length() && isBlank(line.charAt(next))) {
      next++;
    }
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }
}
