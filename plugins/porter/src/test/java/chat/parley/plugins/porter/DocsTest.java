package chat.parley.plugins.porter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the page for authors says of plugins beside a server is shown with this one.
class DocsTest {

  private static final Path PAGE = Path.of("../../docs/plugins.md");
  private static final Path SOURCES = Path.of("src/main/java/chat/parley/plugins/porter");
  private static final Pattern SECTION = Pattern.compile("(?ms)^## Beside a server$(.*?)^## ");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

  @Test
  void everyListingOfItsSectionIsPartOfIt() throws IOException {
    String section =
        SECTION
            .matcher(Files.readString(PAGE))
            .results()
            .map(it -> it.group(1))
            .findFirst()
            .orElse("");
    List<String> shown = BLOCK.matcher(section).results().map(it -> it.group(1)).toList();
    List<String> sources = sources();

    List<String> invented =
        shown.stream()
            .filter(listing -> sources.stream().noneMatch(source -> source.contains(listing)))
            .toList();

    assertFalse(shown.isEmpty());
    assertEquals(List.of(), invented);
  }

  private static List<String> sources() throws IOException {
    var sources = new ArrayList<String>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }
}
