package chat.parley.launcher.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.RpcSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page about bots in any language says what is so.
final class RpcPageTest {

  private static final Path PAGE = Path.of("../docs/rpc.md");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(PAGE);
  }

  @Test
  void eachLineThatItShowsIsAllowedByTheSchema() throws IOException {
    RpcSchema schema = RpcSchema.read();
    List<String> shown =
        lines().stream()
            .filter(line -> line.startsWith("-> ") || line.startsWith("<- "))
            .map(line -> line.substring(3))
            .toList();

    assertEquals(12, shown.size());
    schema.check(shown);
    assertFalse(schema.allows(shown.getFirst().replace("hello", "hullo")));
  }

  @Test
  void itHasEveryErrorCodeAndNoOther() throws IOException {
    Pattern row = Pattern.compile("\\| (-32\\d{3}) \\|.*");
    Set<Integer> listed = new TreeSet<>();
    lines().stream()
        .map(row::matcher)
        .filter(it -> it.matches())
        .forEach(it -> listed.add(Integer.parseInt(it.group(1))));

    assertEquals(
        new TreeSet<>(Stream.of(Fault.Code.values()).map(Fault.Code::number).toList()), listed);
  }

  @Test
  void itsListingsArePartsOfTheExamples() throws IOException {
    String script = Files.readString(Path.of("../docs/examples/pizza.py"));
    String page = Files.readString(PAGE);
    String listing = page.substring(page.indexOf("```python\n") + 10);

    for (String part : listing.substring(0, listing.indexOf("```")).split("\n\n\n", -1)) {
      assertTrue(script.contains(part.strip()), part);
    }
  }
}
