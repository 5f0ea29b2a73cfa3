package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The claim of this process to be the only one that uses a folder. The operating system drops it
/// when the process ends, however it ends.
///
/// Safe for use by any thread.
final class FolderLock implements AutoCloseable {

  static final String FILE = "lock";

  /// Folders locked by this process.
  ///
  /// The one state that is static, because the operating system's is: POSIX drops all locks of a
  /// process on a file as soon as it closes the file anywhere, so that a second attempt would undo
  /// the first by failing. It must not get as far as opening the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /// Far behind the content: where locks are mandatory, others can still read whose it is.
  private static final long LOCKED_AT = 1L << 40;

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Locks the folder.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_IN_USE]
  static FolderLock of(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      throw inUse(folder, "this process");
    }
    FileChannel channel = null;
    try {
      channel = PrivateFiles.open(real.resolve(FILE));
      FileLock lock = channel.tryLock(LOCKED_AT, 1, false);
      if (lock == null) {
        throw inUse(folder, holder(real.resolve(FILE)));
      }
      writePid(channel);
      return new FolderLock(real, channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      HELD.remove(real);
      throw e;
    }
  }

  /// A full disk must not keep a server down whose disk is full: the number is only information.
  private static void writePid(FileChannel channel) {
    try {
      channel.truncate(0);
      byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(US_ASCII);
      PrivateFiles.writeFully(channel, ByteBuffer.wrap(pid));
    } catch (IOException _) {
      // See above.
    }
  }

  private static String holder(Path file) throws IOException {
    String pid = new String(Files.readAllBytes(file), US_ASCII).strip();
    return pid.matches("[0-9]{1,10}") ? "the running process " + pid : "another running process";
  }

  private static ParleyException inUse(Path folder, String holder) {
    return new ParleyException(
        ErrorCode.DATA_IN_USE,
        "the data folder %s is used by %s: end that first, or choose another folder"
            .formatted(folder, holder));
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }
}
