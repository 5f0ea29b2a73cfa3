package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.command.Grammar;
import chat.parley.engine.command.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the pages say to type is understood by the command line.
final class PageCommandsTest {

  private static final Path ROOT = Path.of("..");

  /// Code, with the name of its language if it has one; or the first cell of a table's row, unless
  /// it leaves something open.
  private static final Pattern CODE =
      Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$|(?m)^\\| `(parley \\w+ [^`|\\[…]*)`");

  /// A call within a line of a shell: behind settings or a bracket, up to whatever ends it there.
  static final Pattern CALL =
      Pattern.compile(
          "(?:^|[|(]\\s*|&&\\s*|\\$ )(?:[A-Z_]+=(?:'[^']*'|\\S+)"
              + " )*(?:\\./)?parley(?=\\s|$)((?:'[^']*'|\"[^\"]*\"|[^'\"|)<>&#]|(?<! )#)*)");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private static Stream<Path> pages() throws IOException {
    var pages = new ArrayList<Path>();
    pages.add(ROOT.resolve("README.md"));
    for (String folder : List.of("docs", "bots", "plugins")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder), 2)) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages.stream();
  }

  /// The lines of all listings of a page that are for a shell.
  static List<String> shellLines(Path page) throws IOException {
    return CODE.matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .filter(code -> code.group(3) == null)
        .flatMap(PageCommandsTest::lines)
        .toList();
  }

  private static Stream<String> lines(MatchResult code) {
    if (code.group(3) != null) {
      return Stream.of(code.group(3));
    }
    return code.group(1).matches("|sh|console") ? code.group(2).lines() : Stream.empty();
  }

  private static List<String> words(String call) {
    return WORD.matcher(call)
        .results()
        .map(it ->
            it.group(1) != null ? it.group(1) : it.group(2) != null ? it.group(2) : it.group(3))
        .toList();
  }

  /// Why a call is none; empty if it is one.
  private static String whyNot(String call) {
    Grammar<ShellCommand> grammar = Grammar.of(ShellCommand.class, "parley");
    return grammar.parse(words(call)) instanceof Parsed.Wrong<ShellCommand> wrong
        ? wrong.why()
        : "";
  }

  @Test
  void isUnderstood() throws IOException {
    var wrong = new ArrayList<String>();
    int calls = 0;
    for (Path page : pages().toList()) {
      List<String> lines =
          CODE.matcher(Files.readString(page)).results().flatMap(PageCommandsTest::lines).toList();
      for (String line : lines) {
        for (MatchResult call : CALL.matcher(line).results().toList()) {
          calls++;
          String why = whyNot(call.group(1));
          if (!why.isEmpty()) {
            wrong.add("%s: %s: %s".formatted(page, line, why));
          }
        }
      }
    }

    assertEquals(List.of(), wrong);
    assertTrue(calls > 40, "only %d calls".formatted(calls));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "$ parley join alice; join alice",
        "A='#x,#y' parley bot run P.java; bot run P.java",
        "parley send '#ops' -   # comment; send #ops -",
        "size=$(parley ask bob \"Which size?\" --as a); ask bob Which size? --as a",
        "parley ask bob Deploy? --yes-no && ./deploy; ask bob Deploy? --yes-no"
      })
  void isFoundInALineOfAShell(String line, String words) {
    MatchResult call = CALL.matcher(line).results().findFirst().orElseThrow();

    assertEquals(words, String.join(" ", words(call.group(1))));
  }

  @Test
  void isNotUnderstoodWhenItIsWrong() {
    assertTrue(whyNot(" bot runn Echo.java").contains("did you mean run?"));
  }
}
