package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The simulator sees: each planted bug is found within far fewer seeds than a build runs.
final class PlantedBugsTest {

  private static final long CHUNK = 8;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsIt(PlantedBug bug) {
    boolean isFound = false;
    for (long from = 1; from <= Swarm.SEEDS && !isFound; from += CHUNK) {
      isFound =
          LongStream.range(from, from + CHUNK)
              .parallel()
              .anyMatch(seed -> !Simulation.run(Plan.of(seed).with(bug)).isGood());
    }

    assertTrue(isFound, bug + " stays unseen in " + Swarm.SEEDS + " seeds");
  }
}
