package chat.parley.bench;

/// What is to be reached.
///
/// @param isOfRatio whether the bound is on the ratio to the baseline, or on the value itself
/// @param isLeast whether the bound is the least that is wanted, or the most
record Aim(boolean isOfRatio, boolean isLeast, double bound) {

  static Aim ratioAtLeast(double bound) {
    return new Aim(true, true, bound);
  }

  static Aim ratioAtMost(double bound) {
    return new Aim(true, false, bound);
  }

  static Aim atLeast(double bound) {
    return new Aim(false, true, bound);
  }

  static Aim atMost(double bound) {
    return new Aim(false, false, bound);
  }

  boolean isReachedBy(double value, double ratio) {
    double found = isOfRatio ? ratio : value;
    return isLeast ? found >= bound : found <= bound;
  }

  String words(Reading reading) {
    String sign = isLeast ? "≥ " : "≤ ";
    return sign + (isOfRatio ? Numbers.plain(bound) + " ×" : reading.words(bound));
  }
}
