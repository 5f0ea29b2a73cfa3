package chat.parley.core.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strict UTF-8 (RFC 3629): every text has exactly one encoding, and nothing else is a text.
///
/// The platform's own conversions put a replacement character where the input is broken. Two nodes
/// would then hold different texts under one sequence number, so both directions refuse instead:
/// what the platform has replaced does not come back the same. Going there and back with its fast
/// conversions costs less than looking at each byte here.
public final class Utf8 {

  private Utf8() {}

  /// How many bytes `text` takes, or -1 if it holds a surrogate without its partner and so has no
  /// encoding.
  public static int length(String text) {
    byte[] bytes = encode(text);
    return bytes == null ? -1 : bytes.length;
  }

  /// The longest beginning of `text` that takes no more than `bytesMax` bytes and splits no
  /// character, with `?` for each surrogate without its partner.
  public static String cut(String text, int bytesMax) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes.length, bytesMax);
    // The second and later bytes of a character are 0x80 to 0xbf.
    while (end > 0 && end < bytes.length && bytes[end] < (byte) 0xc0) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /// The bytes of `text`, or null if it has no encoding.
  static byte @Nullable [] encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return text.equals(new String(bytes, StandardCharsets.UTF_8)) ? bytes : null;
  }

  /// The text that these bytes are the encoding of, or null if there is none: no overlong forms, no
  /// surrogates, nothing above U+10FFFF, nothing cut off.
  static @Nullable String decode(byte[] buffer, int from, int to) {
    var text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(bytes, 0, bytes.length, buffer, from, to) ? text : null;
  }

  /// Whether there is a control character in `text` (Unicode category Cc).
  static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
