package chat.parley.launcher.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Splits a line at its blanks, for completion; takes every line as it is, with no quotes or
/// escapes.
final class LineParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    var words = new ArrayList<String>();
    int wordIndex = -1;
    int wordCursor = 0;
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i < line.length() && line.charAt(i) != ' ' && line.charAt(i) != '\t') {
        continue;
      }
      boolean holdsCursor = wordIndex < 0 && cursor >= start && cursor <= i;
      if (holdsCursor) {
        wordIndex = words.size();
        wordCursor = cursor - start;
      }
      if (i > start || holdsCursor) {
        words.add(line.substring(start, i));
      }
      start = i + 1;
    }
    return new Split(line, cursor, List.copyOf(words), wordIndex, wordCursor);
  }

  /// A line, its words, and the cursor's place in one of them.
  private record Split(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
      implements CompletingParsedLine {

    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor;
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }
}
