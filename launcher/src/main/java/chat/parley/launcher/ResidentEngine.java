package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.core.ServerNotice;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.store.Passphrase;
import chat.parley.launcher.resident.Residence;
import java.util.List;
import java.util.function.Consumer;

/// What a command sets in motion that came through the socket of a Parley that runs: it finds a
/// client that is connected, and plugins that are loaded.
///
/// @param engine for all else
/// @param residence where the command is a guest
record ResidentEngine(Engine engine, Residence residence) implements Engine {

  @Override
  public Parley.Builder client(String nickname, Passphrase passphrase) {
    return engine.client(nickname, passphrase);
  }

  @Override
  public Client connect(Parley.Builder client) throws InterruptedException {
    return engine.connect(client);
  }

  @Override
  public Subscription bot(String program, Client client) {
    return engine.bot(program, client);
  }

  /// Those that run here have registered their commands already.
  @Override
  public Plugins plugins(CommandRegistry commands, PluginHome home) {
    return Plugins.NONE;
  }

  @Override
  public Running serve(ServerPlan plan, Consumer<ServerNotice> notices)
      throws InterruptedException {
    return engine.serve(plan, notices);
  }

  @Override
  public int simulate(List<String> arguments, Consumer<String> out) {
    return engine.simulate(arguments, out);
  }
}
