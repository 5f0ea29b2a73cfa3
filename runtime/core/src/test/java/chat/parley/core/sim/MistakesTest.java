package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every mistake in the core is found within the seeds of one build.
final class MistakesTest {

  private static final long CHUNK = 16;

  @ParameterizedTest
  @EnumSource
  void findsIt(Mistake mistake) throws Exception {
    LongFunction<String> made = mistake.made();
    boolean isFound = false;
    for (long from = 1; from <= Swarm.SEEDS && !isFound; from += CHUNK) {
      isFound =
          LongStream.range(from, from + CHUNK)
              .parallel()
              .anyMatch(seed -> !made.apply(seed).isEmpty());
    }

    assertTrue(isFound, mistake + " stays unseen in " + Swarm.SEEDS + " seeds");
  }
}
