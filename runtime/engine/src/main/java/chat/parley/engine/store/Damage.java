package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Arrays;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What is in a database is not what was written to it.
///
/// Not so: a disk that cannot be read now, a database of another Parley, or one in use.
final class Damage extends SQLException {

  private static final long serialVersionUID = 1;

  private static final int HEADER_BYTES = 100;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(US_ASCII);

  /// Both versions of the file format, no reserved bytes, and three fixed fractions.
  private static final int FORMAT_AT = 18;

  private static final byte[] FIXED = {0, 64, 32, 32};

  private static final int ENCODING_AT = 56;
  private static final int UTF_8 = 1;

  Damage(String what) {
    super(what);
  }

  Damage(String what, Throwable cause) {
    super(what, cause);
  }

  /// What is damaged, in words; empty if the refusal has another reason.
  static String in(SQLException refusal) {
    String what = String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
    if (refusal instanceof Damage) {
      return what;
    }
    if (!(refusal instanceof SQLiteException known)) {
      return "";
    }
    SQLiteErrorCode code = known.getResultCode();
    return switch (code) {
      case SQLITE_CORRUPT, SQLITE_CORRUPT_VTAB, SQLITE_NOTADB -> what;
      default -> "";
    };
  }

  /// Looks at the first bytes of a file, some of which SQLite believes whatever they are: with
  /// another encoding all texts would be others, with another format nothing could be written.
  static void checkHeader(Path file) throws IOException, Damage {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() == 0) {
        return;
      }
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Until it is full, or the file ends.
      }
    }
    byte[] bytes = header.array();
    if (!Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      throw new Damage("the file is not a database");
    }
    boolean isWhole =
        isFormat(bytes[FORMAT_AT])
            && isFormat(bytes[FORMAT_AT + 1])
            && Arrays.equals(FIXED, Arrays.copyOfRange(bytes, FORMAT_AT + 2, FORMAT_AT + 6))
            && isEncoding(header.getInt(ENCODING_AT));
    if (!isWhole) {
      throw new Damage("its header is damaged");
    }
  }

  /// There is none before there are tables.
  private static boolean isEncoding(int encoding) {
    return encoding == 0 || encoding == UTF_8;
  }

  private static boolean isFormat(byte format) {
    return format == 1 || format == 2;
  }
}
