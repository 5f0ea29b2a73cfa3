package chat.parley.core.sim;

import chat.parley.core.Output;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.Write;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I1: a message is in its recipient's history at most once, and shown from there: at least once,
/// and at most once in each run.
final class AtMostOnce implements Observer {

  private final Ghost ghost;
  private final Map<Machine, Set<ClientFile.TakenKey>> taken = new LinkedHashMap<>();
  private final Map<Machine, Set<Long>> shown = new LinkedHashMap<>();
  private final Map<Machine, Set<Long>> unshown = new LinkedHashMap<>();

  AtMostOnce(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void booted(Machine machine) {
    shown.put(machine, new HashSet<>());
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof ClientWrite.Taken(HistoryRow row)) {
        take(machine, row);
      }
    }
  }

  /// What has come back is as it was; what it had not may come again.
  @Override
  public void restored(Machine machine) {
    User user = ghost.userOf(machine);
    if (user != null) {
      taken.put(machine, new HashSet<>(user.file().taken()));
      unshown.put(machine, new HashSet<>(user.file().unshownIds()));
    }
  }

  private void take(Machine machine, HistoryRow row) {
    Set<ClientFile.TakenKey> keys = taken.computeIfAbsent(machine, key -> new HashSet<>());
    var taking = new ClientFile.TakenKey(row.sender(), row.incarnation(), row.message().sequence());
    User sender = ghost.owner(row.sender());
    boolean isOfLiar = sender != null && !sender.isHonest(); // Of whom streams are forgotten.
    if (!keys.add(taking) && !isOfLiar) {
      throw new Violation(
          "I1",
          "%s takes message %d from %s twice"
              .formatted(machine.name(), row.message().sequence(), row.nickname()));
    }
    if (!unshown.computeIfAbsent(machine, key -> new HashSet<>()).add(row.id())) {
      throw new Violation(
          "I1", "%s gives the id %d to two rows".formatted(machine.name(), row.id()));
    }
  }

  @Override
  public void put(Machine machine, Output output) {
    User user = ghost.userOf(machine);
    if (user == null || !(output instanceof Output.Show(HistoryRow row))) {
      return;
    }
    if (!row.equals(user.file().history().get(row.id()))) {
      throw new Violation(
          "I1", "%s shows row %d, which is not on its disk".formatted(machine.name(), row.id()));
    }
    Set<Long> ids = shown.get(machine);
    if (ids == null || !ids.add(row.id())) {
      throw new Violation("I1", "%s shows row %d twice".formatted(machine.name(), row.id()));
    }
    unshown.getOrDefault(machine, Set.of()).remove(row.id());
  }

  @Override
  public void rested() {
    unshown.forEach((machine, ids) -> {
      if (machine.isUp() && !ids.isEmpty()) {
        throw new Violation("I1", "%s never shows rows %s".formatted(machine.name(), ids));
      }
    });
  }
}
