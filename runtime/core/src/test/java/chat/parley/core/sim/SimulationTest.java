package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every promise holds in every seed. `-Dparley.sim.seeds=100000` runs more of them,
/// `-Dparley.sim.seed=81273` begins elsewhere.
final class SimulationTest {

  @Test
  void keepsEveryPromise() {
    List<String> report = new ArrayList<>();
    String first = System.getProperty("parley.sim.seed", "1");
    String seeds = System.getProperty("parley.sim.seeds", "200");

    int exit = SimulateSeeds.run(List.of("--seed", first, "--seeds", seeds), report::add);

    assertEquals(SimulateSeeds.GOOD, exit, () -> String.join("\n", report));
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
