package chat.parley.launcher.mcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/// Standard input that tells when it has ended, which is how a host says goodbye.
final class Stdin extends FilterInputStream {

  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  Stdin(InputStream in) {
    super(in);
  }

  /// Completes at the end of the stream, or when it cannot be read.
  CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = -1;
    try {
      read = super.read(bytes, offset, length);
      return read;
    } finally {
      if (read < 0) {
        ended.complete(null);
      }
    }
  }
}
