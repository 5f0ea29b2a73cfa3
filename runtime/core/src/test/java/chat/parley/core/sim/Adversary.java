package chat.parley.core.sim;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import java.util.ArrayList;
import java.util.List;

/// Somebody on the network who hears everything, sends recorded datagrams again, also from
/// addresses that are not his, and sends garbage. He cannot break the cryptography.
final class Adversary {

  private static final int RECORDED_MAX = 64;

  /// The address of somebody who takes part in nothing, and is to be flooded.
  private static final Address VICTIM = Address.v4(0xc0000207, 7);

  private final SimulatedNetwork network;
  private final Seeded seeded;
  private final Counts counts;
  private final List<Datagram> recorded = new ArrayList<>();
  private long heard;
  private double replay;
  private double forgery;
  private double garbage;

  Adversary(SimulatedNetwork network, Seeded seeded, Counts counts) {
    this.network = network;
    this.seeded = seeded;
    this.counts = counts;
  }

  /// Begins to do what these faults say.
  void begin(Faults faults) {
    replay = faults.has(FaultKind.REPLAY) ? seeded.between(0.005, 0.1) : 0;
    forgery = faults.has(FaultKind.FORGED_SOURCE) ? seeded.between(0.005, 0.05) : 0;
    garbage = faults.has(FaultKind.GARBAGE) ? seeded.between(0.005, 0.05) : 0;
  }

  void stop() {
    replay = 0;
    forgery = 0;
    garbage = 0;
  }

  /// Hears a datagram that a machine sends.
  void hear(Datagram datagram) {
    if (recorded.size() < RECORDED_MAX) {
      recorded.add(datagram);
    } else {
      recorded.set((int) (heard++ % RECORDED_MAX), datagram);
    }
    if (seeded.chance(replay)) {
      counts.happened(FaultKind.REPLAY);
      Datagram old = anyRecorded();
      network.inject(old.copiedFrom(old.from()), seeded.between(0, 5 * Moment.SECOND));
    }
    if (seeded.chance(forgery)) {
      counts.happened(FaultKind.FORGED_SOURCE);
      Datagram chosen = seeded.chance(0.5) ? datagram : anyRecorded();
      network.inject(chosen.copiedFrom(anyAddress()), 0);
    }
    if (seeded.chance(garbage)) {
      counts.happened(FaultKind.GARBAGE);
      Datagram nonsense = Datagram.invented(anyAddress(), datagram.to(), nonsense());
      network.inject(nonsense, seeded.between(0, Moment.SECOND));
    }
  }

  private Datagram anyRecorded() {
    return recorded.get(seeded.index(recorded.size()));
  }

  private Address anyAddress() {
    return seeded.chance(0.5) ? VICTIM : network.addressOf(seeded.index(network.size()));
  }

  /// Random bytes, half of them with the beginning of a packet of ours.
  private byte[] nonsense() {
    boolean isPlausible = seeded.chance(0.5);
    int length = seeded.chance(0.3) ? SimulatedNetwork.DATAGRAM_MAX : 1 + seeded.index(200);
    byte[] bytes = seeded.bytes(length);
    if (isPlausible && length > 3) {
      bytes[0] = (byte) seeded.index(8);
      bytes[1] = 1;
      bytes[2] = 0;
      bytes[3] = 0;
    }
    return bytes;
  }
}
