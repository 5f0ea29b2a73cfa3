package chat.parley.plugins.transcript;

import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What the file of a conversation is called, on whatever disk and whatever people call themselves:
/// `a` to `z`, digits and `-` as they are, every other byte as `_` and two hexadecimal digits. What
/// would be too long for a disk is cut, and goes on with a digest of all of it.
final class FileName {

  private static final int LENGTH_MAX = 150;
  private static final int DIGEST_BYTES = 8;

  private FileName() {}

  /// Without its ending. Different conversations have different names.
  static String of(Target conversation) {
    return switch (conversation) {
      case Nickname nickname -> "with-" + folder(nickname);
      case Room room -> "room-" + plain(room.name().substring(1));
      case Everyone _ -> "everyone";
    };
  }

  /// What the folder of somebody's files is called where several share one.
  static String folder(Nickname nickname) {
    return plain(nickname.key());
  }

  private static String plain(String text) {
    var name = new StringBuilder();
    for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9') || next == '-';
      name.append(isPlain ? Character.toString(next) : "_%02x".formatted(next));
    }
    return name.length() <= LENGTH_MAX
        ? name.toString()
        : "%s-%s".formatted(name.substring(0, LENGTH_MAX), digest(text));
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
