package chat.parley.core.sim;

import chat.parley.core.Command;
import chat.parley.core.Output;
import chat.parley.core.packet.Address;
import chat.parley.core.store.Write;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The story of one simulation: its last events in words, and a hash over all of them, by which two
/// runs of one seed are compared (I20).
final class Transcript implements Observer {

  private static final int KEPT = 200;
  private static final long PRIME = 0x100000001b3L;

  private final Schedule schedule;
  private final @Nullable Consumer<String> trace;
  private final ArrayDeque<Line> lines = new ArrayDeque<>(KEPT);
  private long hash;

  private record Line(long time, String machine, Supplier<String> what) {
    @Override
    public String toString() {
      return "%12.6f %-7s %s".formatted(time / 1e9, machine, what.get());
    }
  }

  /// @param trace gets every line as it happens, if there is one
  Transcript(Schedule schedule, @Nullable Consumer<String> trace) {
    this.schedule = schedule;
    this.trace = trace;
  }

  /// The hash of all that has happened so far.
  long hash() {
    return hash;
  }

  /// The last events, oldest first.
  List<String> lines() {
    return lines.stream().map(Line::toString).toList();
  }

  @Override
  public void booted(Machine machine) {
    add(machine, 1, () -> "starts, run " + machine.run());
  }

  @Override
  public void ended(Machine machine) {
    add(machine, 2, () -> "ends");
  }

  @Override
  public void asked(Machine machine, Command command) {
    add(machine, 3, () -> "is asked to " + Describing.command(command));
  }

  @Override
  public void put(Machine machine, Output output) {
    String what = Describing.output(output);
    add(machine, what.hashCode(), () -> what);
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    add(machine, 4 + writes.size(), () -> "commits " + Describing.writes(writes));
  }

  @Override
  public void sent(Machine machine, Address to, byte[] bytes) {
    add(machine, Arrays.hashCode(bytes), () -> "sends " + Describing.datagram(bytes) + " to " + to);
  }

  @Override
  public void received(Machine machine, Datagram datagram) {
    add(
        machine,
        Arrays.hashCode(datagram.bytes()),
        () ->
            "gets %s from %s%s"
                .formatted(
                    Describing.datagram(datagram.bytes()),
                    datagram.from(),
                    datagram.isGenuine() ? "" : ", not genuine"));
  }

  private void add(Machine machine, long content, Supplier<String> what) {
    long time = schedule.now();
    hash = ((hash * PRIME ^ time) * PRIME ^ machine.number()) * PRIME ^ content;
    hash ^= hash >>> 29;
    var line = new Line(time, machine.name(), what);
    if (trace != null) {
      trace.accept(line.toString());
    }
    if (lines.size() == KEPT) {
      lines.remove();
    }
    lines.add(line);
  }
}
