package chat.parley.launcher.text;

import java.util.Locale;

/// A number of bytes as people read it: `0 B`, `999 B`, `12.3 kB`, `4.0 MB`.
public final class ByteCount {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private ByteCount() {}

  /// In the unit that leaves at most three digits before the point.
  public static String of(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    // What is shown as 1000.0 belongs to the next unit.
    while (value >= 999.95) {
      value /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
