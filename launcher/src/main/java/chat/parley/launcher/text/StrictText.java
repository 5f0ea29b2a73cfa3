package chat.parley.launcher.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes read as UTF-8: a text, or the place where they are none.
///
/// Nothing is put in place of what cannot be read: a message that is not what its sender wrote must
/// not be sent.
public sealed interface StrictText {

  /// The bytes are this text.
  record Good(String text) implements StrictText {}

  /// The bytes are no text.
  ///
  /// @param at the first byte that cannot be read, counted from 1
  record Bad(int at) implements StrictText {}

  /// Reads these bytes.
  static StrictText of(byte[] bytes) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    return decoder.decode(in, out, true).isError()
        ? new Bad(in.position() + 1)
        : new Good(out.flip().toString());
  }
}
