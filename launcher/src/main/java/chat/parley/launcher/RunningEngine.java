package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.core.ServerNotice;
import chat.parley.core.sim.SimulateSeeds;
import java.util.List;
import java.util.function.Consumer;

/// The engine and the simulator themselves.
final class RunningEngine implements Engine {

  @Override
  public Client connect(Parley.Builder client) throws InterruptedException {
    return client.connect();
  }

  @Override
  public Running serve(ServerPlan plan, Consumer<ServerNotice> notices) {
    throw new ParleyException(ErrorCode.RUNTIME_MISSING, "there is no server yet");
  }

  @Override
  public int simulate(List<String> arguments, Consumer<String> out) {
    return SimulateSeeds.run(arguments, out);
  }
}
