package chat.parley.core.sim;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import java.util.LinkedHashMap;
import java.util.Map;

/// I14: no node sends more than 100 packets to an address within a second in which it hears nothing
/// from there.
final class PoliteRate implements Observer {

  private static final int PACKETS_MAX = 100;

  /// When the last packets were sent that nothing has come back since.
  private static final class Silence {
    private final long[] sentAt = new long[PACKETS_MAX];
    private int sent;
  }

  private final Schedule schedule;
  private final Map<Machine, Map<Address, Silence>> silences = new LinkedHashMap<>();

  PoliteRate(Schedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public void booted(Machine machine) {
    silences.put(machine, new LinkedHashMap<>());
  }

  @Override
  public void received(Machine machine, Datagram datagram) {
    silence(machine, datagram.from()).sent = 0;
  }

  @Override
  public void sent(Machine machine, Address to, byte[] bytes) {
    Silence silence = silence(machine, to);
    int slot = silence.sent % PACKETS_MAX;
    long now = schedule.now();
    if (silence.sent >= PACKETS_MAX && now - silence.sentAt[slot] < Moment.SECOND) {
      throw new Violation("I14", "%s sends to %s without an answer".formatted(machine.name(), to));
    }
    silence.sentAt[slot] = now;
    silence.sent++;
  }

  private Silence silence(Machine machine, Address address) {
    return silences
        .computeIfAbsent(machine, key -> new LinkedHashMap<>())
        .computeIfAbsent(address, key -> new Silence());
  }
}
