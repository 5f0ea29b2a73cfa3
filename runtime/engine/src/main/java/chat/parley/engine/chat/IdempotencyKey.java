package chat.parley.engine.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What an effect is called towards other systems, however often it is run: short and plain enough
/// for each of them, whatever its key is.
public final class IdempotencyKey {

  /// 128 bits: enough that no two are ever the same.
  private static final int BYTES = 16;

  private IdempotencyKey() {}

  /// 32 hexadecimal digits.
  ///
  /// @param parts what tells it apart from all others
  public static String of(String... parts) {
    var whole = new StringBuilder();
    for (String part : parts) {
      whole.append(part.length()).append(':').append(part);
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }
}
