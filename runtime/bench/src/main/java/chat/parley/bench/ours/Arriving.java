package chat.parley.bench.ours;

import java.io.IOException;

/// Somebody who can register, once.
interface Arriving extends AutoCloseable {

  /// Opens a socket and registers; returns when the server has said yes.
  void register() throws IOException, InterruptedException;

  @Override
  void close();
}
