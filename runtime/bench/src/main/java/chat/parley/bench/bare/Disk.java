package chat.parley.bench.bare;

import chat.parley.bench.part.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A file that each append flushes to the disk, or nothing at all.
///
/// The file has its length from the start and is written over: a growing one would make the file
/// system write down its new length as well.
final class Disk implements AutoCloseable {

  /// Takes everything and writes nothing.
  static final Disk NONE = new Disk(null, null);

  private static final int LENGTH = 8 << 20;

  private final @Nullable WorkFolder folder;
  private final @Nullable FileChannel file;
  private long position;

  private Disk(@Nullable WorkFolder folder, @Nullable FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  static Disk open() throws IOException {
    WorkFolder folder = WorkFolder.make();
    FileChannel file =
        FileChannel.open(
            folder.path().resolve("appended"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    var zeros = ByteBuffer.allocate(LENGTH);
    while (zeros.hasRemaining()) {
      file.write(zeros);
    }
    file.force(true);
    return new Disk(folder, file);
  }

  /// Writes and flushes (`fdatasync`).
  void append(ByteBuffer bytes) {
    FileChannel open = file;
    if (open == null) {
      return;
    }
    try {
      if (position + bytes.remaining() > LENGTH) {
        position = 0;
      }
      position += open.write(bytes, position);
      open.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (folder != null) {
      folder.close();
    }
  }
}
