package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every promise holds in every seed, and every kind of fault happens in them.
/// `-Dparley.sim.seeds=100000` runs more of them, `-Dparley.sim.seed=81273` begins elsewhere.
final class SimulationTest {

  @Test
  void keepsEveryPromiseWhileEveryFaultHappens() {
    long first = Long.getLong("parley.sim.seed", 1);
    long seeds = Long.getLong("parley.sim.seeds", Swarm.SEEDS);

    Swarm.Outcome outcome = Swarm.run(first, seeds);

    List<String> report = new ArrayList<>();
    if (outcome.failed() != null) {
      SimulateSeeds.report(outcome.failed(), report::add);
    }
    assertNull(outcome.failed(), () -> String.join("\n", report));
    assertEquals(
        List.of(),
        Stream.of(FaultKind.values()).filter(kind -> outcome.counts().of(kind) == 0).toList(),
        "faults that never happened");
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertEquals(Simulation.run(Plan.of(7)).traceHash(), Simulation.run(Plan.of(7)).traceHash());
  }

  @Test
  void isAnotherForAnotherSeed() {
    assertNotEquals(Simulation.run(Plan.of(7)).traceHash(), Simulation.run(Plan.of(8)).traceHash());
  }

  @Test
  void isTheSameWhenItIsTraced() {
    var lines = new ArrayList<String>();

    Result traced = Simulation.run(Plan.of(7).tracedBy(lines::add));

    assertEquals(Simulation.run(Plan.of(7)).traceHash(), traced.traceHash());
    assertNotEquals(0, lines.size());
  }
}
