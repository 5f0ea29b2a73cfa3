package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulateSeedsTest {

  private final List<String> lines = new ArrayList<>();

  @Test
  void tellsWhatItHasDone() {
    int exit = SimulateSeeds.run(List.of("--seed", "1", "--seeds", "3"), lines::add);

    assertEquals(SimulateSeeds.GOOD, exit);
    assertTrue(lines.getFirst().startsWith("3 seeds, "), lines.getFirst());
    assertTrue(lines.stream().anyMatch(line -> line.endsWith("  LOSS")));
  }

  @Test
  void tellsEveryEventWhenItIsAskedTo() {
    int exit = SimulateSeeds.run(List.of("--seed", "2", "--trace"), lines::add);

    assertEquals(SimulateSeeds.GOOD, exit);
    assertTrue(lines.stream().anyMatch(line -> line.contains(" sends INIT ")));
  }

  @Test
  void explainsItsArguments() {
    assertEquals(SimulateSeeds.USAGE, SimulateSeeds.run(List.of("--sed", "1"), lines::add));
    assertEquals(SimulateSeeds.USAGE, SimulateSeeds.run(List.of("--seed"), lines::add));
    assertEquals(SimulateSeeds.USAGE, SimulateSeeds.run(List.of("--seed", "x"), lines::add));
    assertTrue(lines.getFirst().startsWith("usage: parley sim"));
  }

  @Test
  void tellsWhatIsNeededToFindTheCauseOfAFailure() {
    Result failed = null;
    for (long seed = 1; failed == null; seed++) {
      Result result = Simulation.run(Plan.of(seed).with(PlantedBug.STORED_BEFORE_COMMIT));
      failed = result.isGood() ? null : result;
    }

    SimulateSeeds.report(failed, lines::add);

    assertTrue(lines.stream().anyMatch(line -> line.contains("calls")), "last events");
    assertTrue(lines.contains("seed       " + failed.plan().seed()));
    assertTrue(lines.contains("invariant  I6"));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("needed     ")));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("replay     parley sim --seed ")));
  }
}
