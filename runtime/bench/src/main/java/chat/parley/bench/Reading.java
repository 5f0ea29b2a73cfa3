package chat.parley.bench;

import chat.parley.bench.part.Figures;
import java.util.List;

/// What of a row's figures counts: the spread and the ratio are of this.
enum Reading {
  /// Operations a second.
  RATE {
    @Override
    double of(Figures figures) {
      return figures.perSecond();
    }

    @Override
    String words(double value) {
      return Numbers.rate(value);
    }
  },
  /// How long one takes, by the median.
  TIME {
    @Override
    double of(Figures figures) {
      return figures.medianNanos();
    }

    @Override
    String words(double value) {
      return Numbers.time(value);
    }
  },
  /// How long one takes, by the median, with a second ratio for the [#TAIL].
  LATENCY {
    @Override
    double of(Figures figures) {
      return figures.medianNanos();
    }

    @Override
    String words(double value) {
      return Numbers.time(value);
    }

    @Override
    List<Reading> ratios() {
      return List.of(TIME, TAIL);
    }
  },
  /// How long 99 of 100 take at most.
  TAIL {
    @Override
    double of(Figures figures) {
      return figures.tailNanos();
    }

    @Override
    String words(double value) {
      return Numbers.time(value);
    }
  },
  /// What memory one takes, without the stack of its thread.
  HEAP {
    @Override
    double of(Figures figures) {
      return figures.heap().bytes();
    }

    @Override
    String words(double value) {
      return Numbers.bytes(value);
    }
  };

  abstract double of(Figures figures);

  abstract String words(double value);

  /// Of what ratios are told; the first one counts.
  List<Reading> ratios() {
    return List.of(this);
  }
}
