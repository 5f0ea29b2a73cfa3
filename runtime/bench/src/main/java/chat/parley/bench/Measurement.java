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

  /// Runs before the first round: as many as it takes to become no faster, within these bounds.
  private static final int WARM_UPS_MIN = 3;

  private static final int WARM_UPS_MAX = 10;

  /// What counts as faster.
  private static final double FASTER = 1.05;

  /// Measures a row: everybody alone until he is warm, then round after round, in turn within each.
  static Measurement of(Row row, Stage stage) throws IOException {
    var rounds = new LinkedHashMap<Contender, List<Figures>>();
    for (Contender contender : row.contenders()) {
      rounds.put(contender, new ArrayList<>());
      if (contender.processes() == Contender.Processes.KEPT) {
        warmUp(contender, row, stage);
      }
    }
    for (int i = 0; i < row.rounds(); i++) {
      for (var entry : rounds.entrySet()) {
        entry.getValue().add(stage.run(entry.getKey(), row));
      }
    }
    return new Measurement(row, rounds);
  }

  private static void warmUp(Contender contender, Row row, Stage stage) throws IOException {
    double best = 0;
    int sinceBest = 0;
    for (int i = 0; i < WARM_UPS_MAX && (i < WARM_UPS_MIN || sinceBest < 2); i++) {
      double rate = stage.ensemble(contender).run(row.warmUp()).perSecond();
      sinceBest = rate > best * FASTER ? 0 : sinceBest + 1;
      best = Math.max(best, rate);
    }
  }

  /// What of a contender's figures one asks for, over all rounds.
  Statistic of(Contender contender, ToDoubleFunction<Figures> value) {
    return Statistic.of(figures(contender).stream().map(value::applyAsDouble).toList());
  }

  /// What counts, by its baseline in the same round, over all rounds.
  Statistic ratio(Contender contender) {
    return ratio(contender, row.reading());
  }

  /// What one reads, by the baseline in the same round, over all rounds.
  Statistic ratio(Contender contender, Reading reading) {
    List<Figures> baseline =
        row.contenders().stream()
            .filter(other -> other.label().equals(contender.beside()))
            .findFirst()
            .map(this::figures)
            .orElseThrow();
    List<Figures> own = figures(contender);
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(reading.of(own.get(i)) / reading.of(baseline.get(i)));
    }
    return Statistic.of(ratios);
  }

  private List<Figures> figures(Contender contender) {
    return rounds.getOrDefault(contender, List.of());
  }
}
