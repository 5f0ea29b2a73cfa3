package chat.parley.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Files and folders that nobody but their owner can read, at no instant.
///
/// They get their permissions when they are created, not afterwards, so that no umask and no moment
/// between two calls leaves them open. Where there are no POSIX permissions, those of the folder
/// above hold.
public final class PrivateFiles {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(EnumSet.copyOf(FOLDER));

  private PrivateFiles() {}

  /// Makes the folder and those above it that are missing.
  public static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(FOLDER));
  }

  /// Takes a folder's permissions away from everybody but its owner.
  static void close(Path folder) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }

  /// Takes the permissions of a file away from everybody but its owner: of one that was not made
  /// here, in a folder that others cannot enter.
  public static void closeFile(Path file) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(file, FILE);
    }
  }

  /// Whether somebody else than the owner may read, write or enter it.
  public static boolean isOpenToOthers(Path path) throws IOException {
    return POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
  }

  /// The permissions as `ls` shows them.
  public static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /// Makes an empty file unless it is there.
  static void createIfMissing(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(FILE));
    } catch (FileAlreadyExistsException _) {
      // What we want.
    }
  }

  /// Opens a file for reading and writing, and makes it if it is missing.
  static FileChannel open(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, attributes(FILE));
  }

  /// Puts these bytes in the place of the file: after a crash it has the old content or the new,
  /// and once this returns the new, even after a power cut.
  public static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(fresh, options, attributes(FILE))) {
      writeFully(channel, ByteBuffer.wrap(content));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    syncParent(file);
  }

  /// Puts a complete file in the place of another: after a crash one of the two is there, and once
  /// this returns the new one, even after a power cut.
  public static void publish(Path fresh, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    syncParent(file);
  }

  /// Copies a file to where none is, and flushes the copy.
  static void copy(Path from, Path to) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel target = FileChannel.open(to, options, attributes(FILE))) {
      long size = source.size();
      long copied = 0;
      while (copied < size) {
        long moved = source.transferTo(copied, size - copied, target);
        if (moved <= 0) {
          throw new IOException("the file became shorter");
        }
        copied += moved;
      }
      target.force(true);
    }
  }

  /// Deletes the file if it is there; once this returns it stays away even after a power cut.
  static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      syncParent(file);
    }
  }

  /// Flushes the name of a file that was just made, renamed or deleted.
  static void syncParent(Path file) throws IOException {
    // Only POSIX systems open folders like files; the others have no need of it.
    Path folder = file.getParent();
    if (POSIX && folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int written = channel.write(bytes);
      if (written < 0) {
        throw new IOException("cannot write");
      }
    }
  }

  /// Why the operating system refused, in words for people.
  public static String reason(IOException refusal) {
    return switch (refusal) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or folder";
      case FileAlreadyExistsException _ -> "not a folder";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(refusal.getMessage());
    };
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
