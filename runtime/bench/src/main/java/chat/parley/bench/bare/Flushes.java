package chat.parley.bench.bare;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Writes to a file and flushes it (`fdatasync`), over and over.
public final class Flushes implements Part {

  private final Disk disk;

  private Flushes(Disk disk) {
    this.disk = disk;
  }

  /// Over a new file.
  public static Part open() throws IOException {
    return new Flushes(Disk.open());
  }

  @Override
  public Figures run(Shot shot) {
    var bytes = ByteBuffer.allocateDirect(shot.bytes());
    var tally = new Tally();
    long end = tally.begunAt() + shot.length().toNanos();
    for (long now = tally.begunAt(); now < end; ) {
      disk.append(bytes.clear());
      long then = System.nanoTime();
      tally.add(then - now);
      now = then;
    }
    return tally.figures();
  }

  @Override
  public void close() {
    disk.close();
  }
}
