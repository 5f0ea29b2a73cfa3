package chat.parley.engine.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A part of the machine that belongs to a test alone, as far as the kernel lets whoever runs it
/// have one: a small disk of its own, or a network. It is gone with its process.
///
/// For one thread.
final class Namespace implements AutoCloseable {

  private static final int BLOCK_BYTES = 64 << 10;

  private final Process holder;
  private final boolean isThere;
  private final Path disk;

  /// How it is entered.
  private final String kind;

  private Namespace(Process holder, Path disk, String kind) throws IOException {
    this.holder = holder;
    this.isThere = saysSo(holder);
    this.disk = disk;
    this.kind = kind;
  }

  /// A disk in this empty folder, which its programs alone see.
  static Namespace withDisk(Path folder, int mebibytes) throws IOException {
    String mount = "mount -t tmpfs -o size=%dm,mode=700 tmpfs '%s'".formatted(mebibytes, folder);
    return new Namespace(holder("-rm", mount), folder, "-m");
  }

  /// A network in which so many of a hundred datagrams are lost by the kernel.
  static Namespace withLoss(int percent) throws IOException {
    String loss = "ip link set lo up && tc qdisc add dev lo root netem loss %d%% delay 2ms";
    return new Namespace(holder("-rn", loss.formatted(percent)), Path.of(""), "-n");
  }

  /// Whether this machine lets us have a small disk. Named in an `EnabledIf`.
  static boolean hasDisks() throws IOException {
    Path folder = Files.createTempDirectory("parley-disk-");
    try (Namespace space = withDisk(folder, 1)) {
      return space.isThere();
    } finally {
      Files.delete(folder);
    }
  }

  /// Whether this machine's kernel can lose datagrams on purpose. Named in an `EnabledIf`.
  static boolean hasLoss() throws IOException {
    try (Namespace space = withLoss(1)) {
      return space.isThere();
    }
  }

  /// Says an empty line when all is set up, and ends with its input.
  private static Process holder(String what, String setup) throws IOException {
    try {
      return new ProcessBuilder("unshare", what, "sh", "-c", setup + " && echo && exec cat")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      // There is no such command: the same as one that fails.
      return new ProcessBuilder("false").start();
    }
  }

  /// What fails says nothing, and may take a moment to end.
  private static boolean saysSo(Process holder) throws IOException {
    InputStream said = holder.getInputStream();
    return said.read() == '\n';
  }

  /// Whether it could be made.
  boolean isThere() {
    return isThere;
  }

  /// What stands before a command that is to run in it.
  List<String> prefix() {
    return List.of(
        "nsenter", "--preserve-credentials", "-U", kind, "-t", Long.toString(holder.pid()), "--");
  }

  /// The disk's folder, as it is seen from outside.
  private Path seen() {
    return Path.of("/proc/%d/root%s".formatted(holder.pid(), disk));
  }

  /// Fills the disk until it takes nothing more.
  void fill() throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    try (OutputStream filler =
        Files.newOutputStream(
            seen().resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int length = block.length; length > 0; ) {
        length = write(filler, block, length) ? length : length / 2;
      }
    }
  }

  private static boolean write(OutputStream filler, byte[] block, int length) {
    try {
      filler.write(block, 0, length);
      return true;
    } catch (IOException _) {
      // No space left: a smaller piece may still fit.
      return false;
    }
  }

  /// Makes room again.
  void empty() throws IOException {
    Files.deleteIfExists(seen().resolve("filler"));
  }

  @Override
  public void close() {
    holder.destroy();
    try {
      holder.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
