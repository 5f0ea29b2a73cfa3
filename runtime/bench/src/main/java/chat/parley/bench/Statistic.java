package chat.parley.bench;

import java.util.List;

/// What several rounds have in common: their median, and how far they lie apart.
///
/// @param median the value that as many rounds lie above as below
/// @param low the lowest
/// @param high the highest
record Statistic(double median, double low, double high) {

  /// The statistic of one value or more.
  static Statistic of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no rounds, no statistic");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Statistic(median, sorted.getFirst(), sorted.getLast());
  }
}
