package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One file of our own test vectors: lines of `name: hex`, comments behind `#`.
///
/// They are computed once and then fixed: who implements the protocol anew checks himself against
/// them.
final class HexVectors {

  private final Map<String, byte[]> fields = new LinkedHashMap<>();

  private HexVectors() {}

  /// The vectors in `/crypto/` among the test resources.
  static HexVectors read(String file) {
    HexVectors vectors = new HexVectors();
    text(file)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(": ", 2))
        .forEach(field -> vectors.fields.put(field[0], HexFormat.of().parseHex(field[1])));
    return vectors;
  }

  byte[] bytes(String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  PublicKey key(String name) {
    return PublicKey.of(bytes(name));
  }

  String string(String name) {
    return new String(bytes(name), UTF_8);
  }

  /// A big-endian number of up to 8 bytes.
  long number(String name) {
    return new BigInteger(bytes(name)).longValueExact();
  }

  private static String text(String file) {
    try (InputStream in = HexVectors.class.getResourceAsStream("/crypto/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
