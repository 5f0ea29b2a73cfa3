package chat.parley.core.sim;

import chat.parley.core.Command;
import chat.parley.core.Output;
import chat.parley.core.packet.Address;
import chat.parley.core.store.Write;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The story of one simulation: a hash over all events, by which two runs of one seed are compared
/// (I20), and the events in words for those who want to read them.
final class Transcript implements Observer {

  private static final long PRIME = 0x100000001b3L;

  private final Schedule schedule;
  private final @Nullable Consumer<String> trace;
  private final Plaintexts plaintexts;
  private long hash;

  /// @param trace gets every line as it happens, if there is one
  Transcript(Schedule schedule, Plaintexts plaintexts, @Nullable Consumer<String> trace) {
    this.schedule = schedule;
    this.plaintexts = plaintexts;
    this.trace = trace;
  }

  /// The hash of all that has happened so far.
  long hash() {
    return hash;
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
    add(machine, Describing.feature(output), () -> Describing.output(output));
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    add(machine, 4 + writes.size(), () -> "commits " + Describing.writes(writes));
  }

  @Override
  public void sent(Machine machine, Address to, byte[] bytes) {
    add(machine, Arrays.hashCode(bytes), () -> "sends %s to %s".formatted(words(bytes), to));
  }

  @Override
  public void received(Machine machine, Datagram datagram) {
    byte[] bytes = datagram.bytes();
    String remark = datagram.isGenuine() ? "" : ", not genuine";
    add(
        machine,
        Arrays.hashCode(bytes),
        () -> "gets %s from %s%s".formatted(words(bytes), datagram.from(), remark));
  }

  private String words(byte[] datagram) {
    return Describing.datagram(datagram) + " " + plaintexts.of(datagram);
  }

  private void add(Machine machine, long content, Supplier<String> what) {
    long time = schedule.now();
    hash = ((hash * PRIME ^ time) * PRIME ^ machine.number()) * PRIME ^ content;
    hash ^= hash >>> 29;
    if (trace != null) {
      trace.accept("%12.6f %-7s %s".formatted(time / 1e9, machine.name(), what.get()));
    }
  }
}
