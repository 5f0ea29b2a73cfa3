package chat.parley.core.sim;

import chat.parley.core.Command;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.ServerPin;
import chat.parley.core.store.Write;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I19: the keys that a nickname or the server is trusted to have change only when the owner says
/// so.
final class PinsStay implements Observer {

  private record Trust(Machine machine, String nickname) {}

  private final Map<Trust, PublicKey> pins = new LinkedHashMap<>();
  private final Map<Machine, ServerPin> serverPins = new LinkedHashMap<>();
  private final Set<Trust> granted = new LinkedHashSet<>();

  @Override
  public void asked(Machine machine, Command command) {
    if (command instanceof Command.Trust(String nickname)) {
      granted.add(new Trust(machine, nickname));
    }
  }

  /// What was trusted after the backup was made is not known any more.
  @Override
  public void restored(Machine machine) {
    pins.keySet().removeIf(trust -> trust.machine == machine);
    serverPins.remove(machine);
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof ClientWrite.Pinned(var pin)) {
        var trust = new Trust(machine, pin.nickname());
        PublicKey before = pins.put(trust, pin.identity());
        if (before != null && !before.equals(pin.identity()) && !granted.remove(trust)) {
          throw new Violation(
              "I19", machine.name() + " trusts other keys of " + pin.nickname() + " by itself");
        }
      }
      if (write instanceof ClientWrite.PinnedServer(ServerPin pin)) {
        ServerPin before = serverPins.put(machine, pin);
        if (before != null && !before.equals(pin)) {
          throw new Violation("I19", machine.name() + " trusts other keys of the server by itself");
        }
      }
    }
  }
}
