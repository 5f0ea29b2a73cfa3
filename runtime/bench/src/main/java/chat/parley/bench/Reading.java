package chat.parley.bench;

import chat.parley.bench.part.Figures;

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
  };

  abstract double of(Figures figures);

  abstract String words(double value);
}
