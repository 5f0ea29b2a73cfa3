package chat.parley.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Room kept on the disk by a file of no content, given free when the disk is full.
///
/// Confined to one thread at a time.
final class Reserve {

  static final String FILE = "reserve";

  private static final int BLOCK_BYTES = 1 << 16;

  private static final long LOW_BYTES = 64L << 20;

  private final Path folder;
  private final long bytesMax;
  private long bytes;
  private @Nullable FileStore disk;

  Reserve(Path folder, long bytesMax) {
    this.folder = folder;
    this.bytesMax = bytesMax;
  }

  /// Takes as much room as is wanted, or as there is.
  void keep() {
    if (bytes >= bytesMax) {
      return;
    }
    try (FileChannel channel = PrivateFiles.open(folder.resolve(FILE))) {
      bytes = Math.min(channel.size(), bytesMax);
      channel.truncate(bytes);
      long wanted = Math.min(bytesMax, bytes + room());
      channel.position(bytes);
      // Written, not only set to a length: a file with holes takes no room.
      while (bytes < wanted) {
        int length = (int) Math.min(wanted - bytes, BLOCK_BYTES);
        PrivateFiles.writeFully(channel, ByteBuffer.allocate(length));
        bytes += length;
      }
    } catch (IOException _) {
      // Somebody else was faster, or the disk is so broken that the next commit will tell.
    }
  }

  /// Gives the room to whoever writes next.
  void giveFree() {
    bytes = 0;
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException _) {
      // Then there is no more room than before.
    }
  }

  /// Whether little more than the reserve is left.
  boolean isDiskLow() {
    return room() < LOW_BYTES;
  }

  private long room() {
    try {
      if (disk == null) {
        disk = Files.getFileStore(folder);
      }
      return disk.getUsableSpace();
    } catch (IOException _) {
      return 0;
    }
  }
}
