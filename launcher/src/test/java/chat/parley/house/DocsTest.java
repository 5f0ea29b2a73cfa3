package chat.parley.house;

import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
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
