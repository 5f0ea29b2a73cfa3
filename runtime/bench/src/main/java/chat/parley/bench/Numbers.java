package chat.parley.bench;

import java.util.Locale;

/// How numbers are written: with three digits that count.
final class Numbers {

  private static final double MICRO = 1e3;
  private static final double MILLI = 1e6;
  private static final double ONE = 1e9;
  private static final double KIB = 1_024;
  private static final double HUNDRED = 100;
  private static final double TEN = 10;

  private Numbers() {}

  /// So many a second.
  static String rate(double perSecond) {
    return perSecond >= HUNDRED
        ? String.format(Locale.ROOT, "%,d", roundToThree(perSecond))
        : plain(perSecond);
  }

  private static long roundToThree(double value) {
    double unit = Math.pow(TEN, Math.floor(Math.log10(value)) - 2);
    return Math.round(Math.round(value / unit) * unit);
  }

  /// So many nanoseconds.
  static String time(double nanos) {
    if (nanos < MICRO) {
      return plain(nanos) + " ns";
    }
    if (nanos < MILLI) {
      return plain(nanos / MICRO) + " µs";
    }
    return nanos < ONE ? plain(nanos / MILLI) + " ms" : plain(nanos / ONE) + " s";
  }

  /// So many bytes.
  static String bytes(double count) {
    return count < KIB ? "%.0f B".formatted(count) : plain(count / KIB) + " KiB";
  }

  /// A ratio, or any other number without a unit.
  static String plain(double value) {
    if (value >= HUNDRED) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, value >= TEN ? "%.1f" : "%.2f", value);
  }
}
