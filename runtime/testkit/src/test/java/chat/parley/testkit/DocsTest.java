package chat.parley.testkit;

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

/// The page for authors shows only what runs.
final class DocsTest {

  private static final Path PAGE = Path.of("../../docs/testing.md");
  private static final Path EXAMPLES = Path.of("src/test/java/chat/parley/testkit/examples");
  private static final Path CHATS = Path.of("src/test/resources/chat");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:java|chat)\\n(.*?)^```$");

  @Test
  void everyExampleOfThePageIsPartOfOneThatRuns() throws IOException {
    List<String> sources = sources();
    List<String> shown =
        BLOCK.matcher(Files.readString(PAGE)).results().map(it -> it.group(1)).toList();

    List<String> invented =
        shown.stream()
            .filter(
                example -> sources.stream().noneMatch(it -> it.contains(withoutIndent(example))))
            .toList();

    assertFalse(shown.isEmpty());
    assertEquals(List.of(), invented);
  }

  private static List<String> sources() throws IOException {
    var sources = new ArrayList<String>();
    for (Path folder : List.of(EXAMPLES, CHATS)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          sources.add(withoutIndent(Files.readString(file)));
        }
      }
    }
    return sources;
  }

  private static String withoutIndent(String code) {
    return String.join("\n", code.lines().map(String::strip).toList());
  }
}
