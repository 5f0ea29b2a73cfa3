package chat.parley.core.sim;

import chat.parley.core.client.ClientNode;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.ServerNode;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.TableImage;
import chat.parley.core.store.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// I8: a client's table never goes back within an epoch, and is the server's table once everything
/// is quiet, in memory and on the disk; and the server's shows where everybody is.
final class TableConverges implements Observer {

  private record Version(long epoch, long version) {}

  private final Ghost ghost;
  private final Map<Machine, Version> versions = new LinkedHashMap<>();

  TableConverges(Ghost ghost) {
    this.ghost = ghost;
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof ClientWrite.TableReplaced(TableImage table)) {
        advance(machine, new Version(table.epoch(), table.version()));
      } else if (write instanceof ClientWrite.TableChanged change) {
        advance(machine, new Version(change.epoch(), change.version()));
      }
    }
  }

  private void advance(Machine machine, Version next) {
    Version before = versions.put(machine, next);
    if (before != null
        && (next.epoch < before.epoch
            || (next.epoch == before.epoch && next.version < before.version))) {
      throw new Violation(
          "I8", "%s goes back from %s to %s".formatted(machine.name(), before, next));
    }
  }

  /// A copy that comes back from a backup goes on from there.
  @Override
  public void restored(Machine machine) {
    versions.remove(machine);
  }

  /// Throws when the tables differ now.
  void requireEqual() {
    if (!(ghost.cluster().server().node() instanceof ServerNode server)) {
      return;
    }
    List<TableEntry> expected = server.table();
    for (User user : ghost.cluster().users()) {
      if (user.machine().node() instanceof ClientNode client && client.isRegistered()) {
        requireAddress(user, expected);
        compare(user, "in memory", client.table(), expected);
        compare(user, "on disk", user.file().table().entries(), expected);
      }
    }
  }

  private void requireAddress(User user, List<TableEntry> table) {
    Address truth = ghost.cluster().world().network().addressOf(user.machine().number());
    for (TableEntry entry : table) {
      if (entry.key().equals(user.key()) && !entry.address().equals(truth)) {
        throw new Violation(
            "I8", "%s is at %s, not at %s".formatted(user.key(), truth, entry.address()));
      }
    }
  }

  private static void compare(
      User user, String where, List<TableEntry> table, List<TableEntry> expected) {
    if (!table.equals(expected)) {
      throw new Violation(
          "I8",
          "the table of %s %s differs from the server's:%n%s%nand not%n%s"
              .formatted(user.machine().name(), where, lines(table), lines(expected)));
    }
  }

  private static String lines(List<TableEntry> table) {
    var lines = new StringBuilder();
    for (TableEntry entry : table) {
      lines.append(
          "  %s %s %s %s %s %s record %d%n"
              .formatted(
                  entry.key(),
                  entry.presence(),
                  entry.address(),
                  entry.rooms(),
                  entry.status(),
                  entry.generation(),
                  entry.identity().sequence()));
    }
    return lines.toString();
  }
}
