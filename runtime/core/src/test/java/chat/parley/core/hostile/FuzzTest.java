package chat.parley.core.hostile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import chat.parley.core.crypto.RecordTarget;
import chat.parley.core.packet.BodyTarget;
import chat.parley.core.packet.FrameTarget;
import chat.parley.core.packet.PacketTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What fuzzers have found worth keeping, and what comes of it when it is changed a little. The
/// profile `fuzz` searches for more.
final class FuzzTest {

  /// A target, and how many changed inputs take a second or so.
  record Target(String name, int rounds, Consumer<byte[]> code) {

    @Override
    public String toString() {
      return name;
    }

    /// The corpus: a file with an input in hexadecimal on each line.
    private List<byte[]> corpus() {
      String file = "/fuzz/%s.hex".formatted(name);
      try (InputStream in = Objects.requireNonNull(FuzzTest.class.getResourceAsStream(file))) {
        String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        return text.lines().map(HexFormat.of()::parseHex).toList();
      } catch (IOException e) {
        throw new IllegalStateException(file, e);
      }
    }
  }

  static Stream<Target> targets() {
    return Stream.of(
        new Target("packet", 500_000, PacketTarget::fuzzerTestOneInput),
        new Target("frame", 500_000, FrameTarget::fuzzerTestOneInput),
        new Target("body", 500_000, BodyTarget::fuzzerTestOneInput),
        new Target("record", 500_000, RecordTarget::fuzzerTestOneInput),
        new Target("server", 3_000, ServerTarget::fuzzerTestOneInput),
        new Target("client", 3_000, ClientTarget::fuzzerTestOneInput));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void targetSurvivesItsCorpusAndEveryChangeOfIt(Target target) {
    List<byte[]> corpus = target.corpus();
    corpus.forEach(input -> survives(target, input));
    var mutator = new Mutator(20_261_126, corpus);
    for (int round = 0; round < target.rounds; round++) {
      survives(target, mutator.next());
    }
  }

  private static void survives(Target target, byte[] input) {
    assertDoesNotThrow(() -> target.code.accept(input), () -> HexFormat.of().formatHex(input));
  }
}
