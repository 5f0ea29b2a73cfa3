package chat.parley.launcher.mcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Input whose end somebody wants to know of.
final class NoticedInput extends FilterInputStream {

  private final Runnable ended;

  /// @param ended told when there is nothing more to read, perhaps more than once
  NoticedInput(InputStream in, Runnable ended) {
    super(in);
    this.ended = ended;
  }

  @Override
  public int read() throws IOException {
    return noticed(super.read());
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return noticed(super.read(bytes, from, length));
  }

  private int noticed(int read) {
    if (read < 0) {
      ended.run();
    }
    return read;
  }
}
