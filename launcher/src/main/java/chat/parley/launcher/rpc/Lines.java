package chat.parley.launcher.rpc;

import chat.parley.launcher.text.StrictText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// What a program writes, cut into lines.
///
/// Confined to one thread.
final class Lines {

  /// The most bytes of a line. Whatever is longer is skipped to its end, without being kept.
  static final int BYTES_MAX = 1 << 20;

  private final InputStream in;

  /// What was read.
  sealed interface Line {

    /// A line without its end.
    record Text(String text) implements Line {}

    /// A line that cannot be used.
    record Unusable(String why) implements Line {}
  }

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /// The next line; null when there is none any more.
  @Nullable Line next() throws IOException {
    var bytes = new ByteArrayOutputStream();
    long length = 0;
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      length++;
      if (length <= BYTES_MAX) {
        bytes.write(next);
      }
    }
    if (length > BYTES_MAX) {
      return new Line.Unusable(
          "the line has %d bytes, must have at most %d".formatted(length, BYTES_MAX));
    }
    return switch (StrictText.of(bytes.toByteArray())) {
      case StrictText.Good(String text) -> new Line.Text(text);
      case StrictText.Bad(int at) ->
          new Line.Unusable("the line is no UTF-8 from its byte %d on".formatted(at));
    };
  }
}
