package chat.parley.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Room kept on the disk by a file of no content, given free when the disk is full.
final class Reserve {

  static final String FILE = "reserve";

  private static final int BLOCK_BYTES = 1 << 16;

  private final Path file;
  private final long bytes;
  private boolean isKept;

  Reserve(Path file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /// Takes the room, unless it is kept already or there is none.
  void keep() {
    if (isKept) {
      return;
    }
    try (FileChannel channel = PrivateFiles.open(file)) {
      if (channel.size() != bytes) {
        channel.truncate(0);
        fill(channel);
      }
      isKept = true;
    } catch (IOException _) {
      // The disk is full, or so broken that the next commit will tell.
      giveFree();
    }
  }

  /// Written, not only set to a length: a file with holes takes no room.
  private void fill(FileChannel channel) throws IOException {
    var zeros = ByteBuffer.allocate(BLOCK_BYTES);
    for (long left = bytes; left > 0; left -= zeros.limit()) {
      zeros.clear().limit((int) Math.min(left, BLOCK_BYTES));
      PrivateFiles.writeFully(channel, zeros);
    }
  }

  /// Gives the room to whoever writes next.
  void giveFree() {
    isKept = false;
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // Then there is no more room than before.
    }
  }
}
