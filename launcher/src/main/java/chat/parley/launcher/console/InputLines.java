package chat.parley.launcher.console;

import chat.parley.launcher.prompt.Console.Input;
import chat.parley.launcher.text.StrictText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The lines of a stream in UTF-8, byte for byte. A line feed ends a line, and a carriage return
/// just before it is part of that end; any other one belongs to the text, for what follows it must
/// not pass for a line of its own.
///
/// Not safe for use by several threads.
final class InputLines {

  /// A line may be this long; of a longer one the rest is skipped. Far more than a message.
  static final int BYTES_MAX = 1 << 20;

  private final InputStream in;

  InputLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /// The next line; null at the end.
  @Nullable Input next() throws IOException {
    var line = new ByteArrayOutputStream();
    long length = 0;
    int read = in.read();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      length++;
      if (length <= BYTES_MAX) {
        line.write(read);
      }
      read = in.read();
    }
    if (length > BYTES_MAX) {
      return new Input.Unreadable(
          "the line has %d bytes, more than %d: nothing of it is done"
              .formatted(length, BYTES_MAX));
    }
    return read(line.toByteArray(), read == '\n');
  }

  private static Input read(byte[] line, boolean isEnded) {
    return switch (StrictText.of(line)) {
      case StrictText.Good(String text) ->
          new Input.Typed(
              isEnded && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      case StrictText.Bad(int at) ->
          new Input.Unreadable(
              "the line is no UTF-8 from its byte %d on: nothing of it is done".formatted(at));
    };
  }
}
