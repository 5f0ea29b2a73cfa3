package chat.parley.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The documents keep up with what they speak of.
final class DocsTest {
  @Test
  void linksLeadSomewhere() {
    var found = new ArrayList<String>();
    for (var path : House.markdownFiles()) {
      var document = Markdown.read(path);
      for (var link : document.links()) {
        whyDead(document, link.target())
            .ifPresent(why -> found.add(House.name(path) + ":" + link.line() + " " + why));
      }
    }

    House.expectNone("a link within the project leads to a file and a heading", found);
  }

  @Test
  void theReadmeNamesEveryCommand() throws IOException, InterruptedException {
    var readme = House.read(House.ROOT.resolve("README.md"));
    var commands = commandsOfHelp();

    House.expectNone(
        "README.md shows how to call each command that `parley --help` lists",
        commands.stream().filter(command -> !readme.contains("parley " + command)).toList());
    assertTrue(commands.contains("demo"), () -> "`--help` lists no commands, but " + commands);
  }

  @Test
  void ciRunsWhatTheReadmeSays() {
    var ci = House.read(House.ROOT.resolve(".ci/run"));
    var readme = House.read(House.ROOT.resolve("README.md"));

    assertTrue(readme.contains("mvn verify"), "README.md says how to check everything");
    assertTrue(ci.matches("(?s).*\\nexec mvn [-\\w ]*\\bverify .*"), ".ci/run ends with it");
  }

  /// The first words of the indented lines before the examples, as a newcomer sees them.
  private static List<String> commandsOfHelp() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    var process =
        new ProcessBuilder(java, "-cp", path, "chat.parley.launcher.Main", "--help")
            .redirectErrorStream(true)
            .start();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.lines()
        .takeWhile(line -> !line.equals("examples:"))
        .filter(line -> line.startsWith("  "))
        .map(line -> line.strip().split(" ", 2)[0])
        .toList();
  }

  private static Optional<String> whyDead(Markdown document, String target) {
    if (target.matches("(https?|mailto):.*")) {
      return Optional.empty();
    }
    var uri = URI.create(target);
    var isWithin = uri.getPath().isEmpty();
    var file = isWithin ? document.path() : document.path().resolveSibling(uri.getPath());
    if (!Files.exists(file)) {
      return Optional.of("there is no " + target);
    }
    var anchor = uri.getFragment();
    if (anchor == null || !file.toString().endsWith(".md")) {
      return Optional.empty();
    }
    var hasAnchor =
        Markdown.read(file.normalize()).headings().stream()
            .anyMatch(heading -> heading.anchor().equals(anchor));
    return hasAnchor ? Optional.empty() : Optional.of("there is no heading for " + target);
  }
}
