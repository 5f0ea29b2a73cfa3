package chat.parley.core.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The folder with the published test vectors, which are not part of the project: `PARLEY_VECTORS`,
/// or `../shared/vectors` beside the project's root.
///
/// Where it is missing its tests are not made, but for `CI=true`, where they fail.
final class PublishedVectors {

  private PublishedVectors() {}

  /// The lines of a file; none when the folder is missing.
  static List<String> lines(String file) {
    return folder().map(folder -> read(folder.resolve(file)).lines().toList()).orElse(List.of());
  }

  /// The content of a file of JSON; an empty object when the folder is missing.
  static JsonNode json(String file) {
    ObjectMapper mapper = new ObjectMapper();
    return folder()
        .map(folder -> parse(mapper, folder.resolve(file)))
        .orElse(mapper.createObjectNode());
  }

  /// The bytes that a field holds in hexadecimal.
  static byte[] hex(JsonNode node, String field) {
    return HexFormat.of().parseHex(node.get(field).asText());
  }

  private static Optional<Path> folder() {
    String chosen = System.getenv("PARLEY_VECTORS");
    Path folder =
        chosen != null && !chosen.isBlank()
            ? Path.of(chosen)
            : root().resolveSibling("shared").resolve("vectors");
    if (Files.isDirectory(folder)) {
      return Optional.of(folder);
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("published vectors are missing, must be in " + folder);
    }
    return Optional.empty();
  }

  private static Path root() {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("parley")) || Files.exists(at.resolve(".ci"))) {
        return at;
      }
    }
    return start;
  }

  private static JsonNode parse(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
