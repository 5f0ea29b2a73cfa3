package chat.parley.launcher;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The command `sim`: the simulator, handed its arguments.
final class Simulating {

  private final Surroundings surroundings;
  private final Engine engine;

  Simulating(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Sim sim) {
    Logs.nowhere();
    var arguments = new ArrayList<String>();
    add("--seed", sim.seed(), arguments);
    add("--seeds", sim.seeds(), arguments);
    if (sim.trace()) {
      arguments.add("--trace");
    }
    return engine.simulate(arguments, surroundings.out()::println) == 0
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  private static void add(String name, @Nullable Long value, List<String> arguments) {
    if (value != null) {
      arguments.add(name);
      arguments.add(value.toString());
    }
  }
}
