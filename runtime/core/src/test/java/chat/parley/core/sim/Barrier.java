package chat.parley.core.sim;

import java.util.BitSet;

/// Something in the network that lets nothing pass from some machines to some others.
///
/// @param cause the fault that has put it up
/// @param above datagrams of so many bytes and less pass all the same
/// @param from the numbers of the machines on this side
/// @param to the numbers of the machines behind it
record Barrier(FaultKind cause, int above, BitSet from, BitSet to) {

  /// A barrier that no datagram passes.
  Barrier(FaultKind cause, BitSet from, BitSet to) {
    this(cause, -1, from, to);
  }

  /// Whether it stops so many bytes from one machine to the other.
  boolean stops(int sender, int receiver, int length) {
    return length > above && from.get(sender) && to.get(receiver);
  }

  /// The barrier in the other direction.
  Barrier reversed() {
    return new Barrier(cause, above, to, from);
  }

  /// A set of machines.
  static BitSet of(int... machines) {
    var set = new BitSet();
    for (int machine : machines) {
      set.set(machine);
    }
    return set;
  }
}
