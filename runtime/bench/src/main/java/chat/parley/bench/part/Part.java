package chat.parley.bench.part;

import java.io.IOException;

/// One side of a measurement: a load that is run and counted, or what answers it.
///
/// Used by one thread at a time.
public interface Part extends AutoCloseable {

  /// What the other sides need to know to reach it, mostly a port; empty if nothing.
  default String greeting() {
    return "";
  }

  /// Runs the load once. What only answers others refuses.
  ///
  /// @throws IOException when what it measures fails
  /// @throws InterruptedException when the waiting thread is interrupted
  Figures run(Shot shot) throws IOException, InterruptedException;

  @Override
  void close();
}
