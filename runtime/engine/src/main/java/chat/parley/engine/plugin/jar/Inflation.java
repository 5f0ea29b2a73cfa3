package chat.parley.engine.plugin.jar;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// How much a jar becomes when it is read: what its directory says of that is not believed, so all
/// of it is read once and thrown away, up to the limit.
///
/// An entry counts as often as the directory names it, so one that is packed once and named a
/// thousand times is caught as well.
final class Inflation {

  /// As much as a plugin may bring along with all its libraries.
  static final long BYTES_MAX = 64L << 20;

  /// Code and text become three to twenty times as long. Zeros become a thousand times as long.
  static final int RATIO_MAX = 100;

  /// What may be of any ratio: a short text of one letter is no bomb.
  static final long SMALL = 1L << 20;

  static final int ENTRIES_MAX = 20_000;

  private static final int BUFFER_BYTES = 65_536;

  private Inflation() {}

  /// Reads a jar to its end.
  ///
  /// @param file what it is called where it came from
  /// @throws Refusal when it becomes too much
  static void check(String file, JarFile jar) throws IOException, Refusal {
    if (jar.size() > ENTRIES_MAX) {
      throw new Refusal(
          "%s has %d entries, a plugin has at most %d".formatted(file, jar.size(), ENTRIES_MAX));
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = BYTES_MAX;
    List<? extends ZipEntry> entries = jar.stream().toList();
    for (ZipEntry entry : entries) {
      long small = Math.max(SMALL, RATIO_MAX * Math.max(0, entry.getCompressedSize()));
      long inflated = 0;
      try (InputStream in = jar.getInputStream(entry)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          inflated += read;
          if (inflated > left) {
            throw new Refusal(
                "%s inflates to more than %d MiB, a plugin to at most that; get it from somebody"
                        .formatted(file, BYTES_MAX >> 20)
                    + " else");
          }
          if (inflated > small) {
            throw new Refusal(
                "%s inflates to more than %d times its size, as no plugin does, at %s"
                    .formatted(file, RATIO_MAX, entry.getName()));
          }
        }
      }
      left -= inflated;
    }
  }
}
