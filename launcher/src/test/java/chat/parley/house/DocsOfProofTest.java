package chat.parley.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What docs/reliability.md and docs/security.md call proof is there.
final class DocsOfProofTest {

  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][a-zA-Z]*[a-z])(?:\\.([a-z]\\w*))?`");

  @ParameterizedTest
  @ValueSource(strings = {"docs/reliability.md", "docs/security.md"})
  void namesOnlyClassesAndMethodsThatExist(String page) {
    Map<String, String> sources = sources();
    var missing = new ArrayList<String>();
    Matcher named = NAMED.matcher(House.read(House.ROOT.resolve(page)));
    int count = 0;
    while (named.find()) {
      count++;
      String source = sources.get(named.group(1));
      String method = named.group(2);
      if (source == null || (method != null && !source.contains(" " + method + "("))) {
        missing.add(named.group());
      }
    }

    House.expectNone(page + " names classes and methods that exist", missing);
    House.expectNone(
        page + " says what proves it",
        count > 50 ? List.of() : List.of("only " + count + " names"));
  }

  private static Map<String, String> sources() {
    var sources = new TreeMap<String, String>();
    for (var file : House.javaFiles()) {
      String name = file.getFileName().toString().replace(".java", "");
      sources.merge(name, House.read(file), String::concat);
    }
    return sources;
  }
}
