package chat.parley.bench;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Shot;
import java.io.IOException;
import java.util.IdentityHashMap;

/// The ensembles that are there. One that is asked for again is the same, warm from before.
final class Stage implements AutoCloseable {

  private final IdentityHashMap<Ensemble.Cast, Ensemble> ensembles = new IdentityHashMap<>();

  /// Has the contender run once.
  Figures run(Contender contender, Shot shot) throws IOException {
    if (contender.isFresh()) {
      try (Ensemble ensemble = Ensemble.of(contender.cast())) {
        return ensemble.run(shot);
      }
    }
    return ensemble(contender).run(shot);
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
