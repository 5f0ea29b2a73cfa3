package chat.parley.core.packet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// The test vectors in `src/test/resources/packet`, which docs/protocol.md points to.
///
/// They were put together field by field and not by the encoders that they check.
final class Vectors {

  private Vectors() {}

  /// The bytes of the vector: hexadecimal, with comments from `#` to the end of the line.
  static byte[] bytes(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/packet/" + name + ".hex")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no vector " + name);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] parse(String text) {
    return HexFormat.of()
        .parseHex(
            text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .collect(Collectors.joining()));
  }
}
