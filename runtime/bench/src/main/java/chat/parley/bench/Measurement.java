package chat.parley.bench;

import chat.parley.bench.part.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What came of a row.
///
/// @param row the row
/// @param rounds each contender's figures, in the order of the rounds
record Measurement(Row row, Map<Contender, List<Figures>> rounds) {

  /// Measures a row: everybody once to warm up, then round after round, in turn within each.
  static Measurement of(Row row, Stage stage) throws IOException {
    var rounds = new LinkedHashMap<Contender, List<Figures>>();
    for (Contender contender : row.contenders()) {
      rounds.put(contender, new ArrayList<>());
      if (!contender.isFresh()) {
        var _ = stage.run(contender, row.shot());
      }
    }
    for (int i = 0; i < row.rounds(); i++) {
      for (var entry : rounds.entrySet()) {
        entry.getValue().add(stage.run(entry.getKey(), row.shot()));
      }
    }
    return new Measurement(row, rounds);
  }

  /// What of a contender's figures one asks for, over all rounds.
  Statistic of(Contender contender, ToDoubleFunction<Figures> value) {
    return Statistic.of(figures(contender).stream().map(value::applyAsDouble).toList());
  }

  /// What counts, by its baseline in the same round, over all rounds.
  Statistic ratio(Contender contender) {
    List<Figures> baseline =
        row.contenders().stream()
            .filter(other -> other.label().equals(contender.beside()))
            .findFirst()
            .map(this::figures)
            .orElseThrow();
    List<Figures> own = figures(contender);
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(row.reading().of(own.get(i)) / row.reading().of(baseline.get(i)));
    }
    return Statistic.of(ratios);
  }

  private List<Figures> figures(Contender contender) {
    return rounds.getOrDefault(contender, List.of());
  }
}
