package chat.parley.core.packet;

/// Strict UTF-8 (RFC 3629): every text has exactly one encoding, and nothing else is a text.
///
/// The platform's own conversions put a replacement character where the input is broken. Two nodes
/// would then hold different texts under one sequence number, so both directions refuse instead.
public final class Utf8 {

  private Utf8() {}

  /// How many bytes `text` takes, or -1 if it holds a surrogate without its partner and so has no
  /// encoding.
  public static int length(String text) {
    int length = text.length();
    int bytes = length;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      if (c < 0x800) {
        bytes++;
      } else {
        bytes += 2; // A pair is two chars and four bytes: 2 + 2, so its second half adds nothing.
        if (Character.isSurrogate(c)) {
          if (!isPair(text, i)) {
            return -1;
          }
          i++;
        }
      }
    }
    return bytes;
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  /// Writes `text`, whose [#length] is known not to be -1, and returns the position after it.
  static int write(String text, byte[] buffer, int offset) {
    int length = text.length();
    int at = offset;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        buffer[at++] = (byte) c;
      } else if (c < 0x800) {
        buffer[at++] = (byte) (0xc0 | c >> 6);
        buffer[at++] = continuation(c);
      } else if (Character.isSurrogate(c)) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        buffer[at++] = (byte) (0xf0 | point >> 18);
        buffer[at++] = continuation(point >> 12);
        buffer[at++] = continuation(point >> 6);
        buffer[at++] = continuation(point);
      } else {
        buffer[at++] = (byte) (0xe0 | c >> 12);
        buffer[at++] = continuation(c >> 6);
        buffer[at++] = continuation(c);
      }
    }
    return at;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }

  /// Whether the bytes are the encoding of a text: no overlong forms, no surrogates, nothing above
  /// U+10FFFF, nothing cut off.
  static boolean isValid(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to) {
      int length = sequenceLength(buffer, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /// The length of the well-formed sequence at `at` (Unicode, table 3-7), or 0 if there is none.
  private static int sequenceLength(byte[] buffer, int at, int to) {
    int first = buffer[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    int length = Integer.numberOfLeadingZeros(~first << 24);
    if (length > to - at) {
      return 0;
    }
    int second = buffer[at + 1] & 0xff;
    boolean secondFits =
        switch (first) {
          case 0xe0 -> second >= 0xa0 && second < 0xc0; // Else overlong.
          case 0xed -> second >= 0x80 && second < 0xa0; // Else a surrogate.
          case 0xf0 -> second >= 0x90 && second < 0xc0; // Else overlong.
          case 0xf4 -> second >= 0x80 && second < 0x90; // Else above U+10FFFF.
          default -> second >= 0x80 && second < 0xc0;
        };
    if (!secondFits) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((buffer[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
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
