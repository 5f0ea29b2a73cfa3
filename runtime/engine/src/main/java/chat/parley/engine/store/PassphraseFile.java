package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A passphrase that stands in the first line of a file, for what nobody sits in front of.
public record PassphraseFile(Path path) implements Passphrase {

  /// More than that is no passphrase but another file.
  private static final int BYTES_MAX = 1_024;

  @Override
  public char[] of(Path file) {
    return read();
  }

  /// The passphrase, in UTF-8 without the end of its line.
  ///
  /// @throws ParleyException with [ErrorCode#KEYS_LOCKED] when the file cannot be read, is empty,
  ///   or others may read it
  public char[] read() {
    try {
      if (PrivateFiles.isOpenToOthers(path)) {
        throw refusal(
            "is open to others (%s); run: chmod 600 %s"
                .formatted(PrivateFiles.permissions(path), path));
      }
      if (Files.size(path) > BYTES_MAX) {
        throw refusal("has more than %d bytes".formatted(BYTES_MAX));
      }
      return firstLine(Files.readAllBytes(path));
    } catch (CharacterCodingException _) {
      throw refusal("is no UTF-8");
    } catch (IOException e) {
      throw refusal("cannot be read (%s)".formatted(PrivateFiles.reason(e)));
    }
  }

  private char[] firstLine(byte[] content) throws CharacterCodingException {
    CharBuffer all = UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
    char[] chars = new char[all.remaining()];
    all.get(chars);
    int end = 0;
    while (end < chars.length && chars[end] != '\n' && chars[end] != '\r') {
      end++;
    }
    char[] line = Arrays.copyOf(chars, end);
    Arrays.fill(chars, '\0');
    Arrays.fill(content, (byte) 0);
    if (line.length == 0) {
      throw refusal("has nothing in its first line");
    }
    return line;
  }

  private ParleyException refusal(String why) {
    return new ParleyException(
        ErrorCode.KEYS_LOCKED, "the passphrase file %s %s".formatted(path, why));
  }
}
