package chat.parley.bench;

import chat.parley.bench.part.Figures;
import java.io.IOException;
import java.util.IdentityHashMap;

/// The ensembles that are there. One that is asked for again is the same, warm from before.
final class Stage implements AutoCloseable {

  /// Before the one run that counts of a contender that is alone.
  private static final int WARM_UPS = 3;

  private final IdentityHashMap<Ensemble.Cast, Ensemble> ensembles = new IdentityHashMap<>();

  /// Has the contender run once, as in each round of this row.
  Figures run(Contender contender, Row row) throws IOException {
    return switch (contender.processes()) {
      case KEPT -> ensemble(contender).run(row.shot());
      case COLD -> {
        try (Ensemble ensemble = Ensemble.of(contender.cast())) {
          yield ensemble.run(row.shot());
        }
      }
      case ALONE -> {
        try (Ensemble ensemble = Ensemble.of(contender.cast())) {
          for (int i = 0; i < WARM_UPS; i++) {
            var _ = ensemble.run(row.warmUp());
          }
          yield ensemble.run(row.shot());
        }
      }
    };
  }

  /// The processes of a contender, started if they are not there.
  Ensemble ensemble(Contender contender) throws IOException {
    Ensemble known = ensembles.get(contender.cast());
    if (known == null) {
      known = Ensemble.of(contender.cast());
      ensembles.put(contender.cast(), known);
    }
    return known;
  }

  @Override
  public void close() {
    ensembles.values().forEach(Ensemble::close);
    ensembles.clear();
  }
}
