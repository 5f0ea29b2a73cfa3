package chat.parley.core.sim;

import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// I9: a nickname belongs to one identity in each generation, and to another one only in a higher
/// generation, at the server and in every client's table.
final class OneOwner implements Observer {

  private record Ownership(String nickname, long generation) {}

  private final boolean isServerLying;
  private final Map<Ownership, PublicKey> owners = new LinkedHashMap<>();
  private final Map<String, Long> generations = new LinkedHashMap<>();

  OneOwner(Faults faults) {
    this.isServerLying = faults.has(FaultKind.LYING_SERVER);
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      switch (write) {
        case ServerWrite.Named(var row) -> {
          advance(row.entry());
          requireOwner(machine, row.entry());
        }
        case ClientWrite.TableReplaced(var table) ->
            table.entries().forEach(entry -> requireOwner(machine, entry));
        case ClientWrite.TableChanged change ->
            change.changes().forEach(entry -> requireOwner(machine, entry));
        case ClientWrite _, ServerWrite _ -> {}
      }
    }
  }

  /// A disk that comes back knows of fewer generations.
  @Override
  public void restored(Machine machine) {
    generations.clear();
  }

  private void advance(TableEntry entry) {
    Long before = generations.put(entry.key(), entry.generation());
    if (before != null && entry.generation() < before) {
      throw new Violation(
          "I9",
          "the generation of %s goes back from %d to %d"
              .formatted(entry.key(), before, entry.generation()));
    }
  }

  /// A server that lies may show each client another owner; what a client then trusts is I19's.
  private void requireOwner(Machine machine, TableEntry entry) {
    if (isServerLying) {
      return;
    }
    PublicKey identity = entry.identity().identity();
    var ownership = new Ownership(entry.key(), entry.generation());
    PublicKey owner = owners.putIfAbsent(ownership, identity);
    if (owner != null && !owner.equals(identity)) {
      throw new Violation(
          "I9",
          "%s knows another owner of %s in generation %d"
              .formatted(machine.name(), entry.key(), entry.generation()));
    }
  }
}
