package chat.parley.house;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The words of docs/vocabulary.md that no name may be made of: those in `code` in the column
/// "not".
final class Vocabulary {
  private static final Pattern ROW = Pattern.compile("^\\|[^|]*\\|[^|]*\\|([^|]*)\\|");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

  private Vocabulary() {}

  static List<String> banned() {
    var banned =
        House.read(House.ROOT.resolve("docs/vocabulary.md"))
            .lines()
            .flatMap(line -> ROW.matcher(line).results())
            .flatMap(row -> CODE.matcher(row.group(1)).results())
            .map(word -> word.group(1))
            .toList();
    if (banned.isEmpty()) {
      throw new IllegalStateException("docs/vocabulary.md bans no word: has its table changed?");
    }
    return banned;
  }

  /// The words that a name in camel case or capitals is made of, in small letters.
  static List<String> words(String name) {
    return WORD.matcher(name)
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
