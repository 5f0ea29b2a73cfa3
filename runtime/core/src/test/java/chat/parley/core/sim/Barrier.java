package chat.parley.core.sim;

import java.util.BitSet;

/// Something in the network that lets nothing pass from some machines to some others.
///
/// @param cause the fault that has put it up
/// @param from the numbers of the machines on this side
/// @param to the numbers of the machines behind it
record Barrier(FaultKind cause, BitSet from, BitSet to) {

  /// Whether it stops what goes from one machine to the other.
  boolean stops(int sender, int receiver) {
    return from.get(sender) && to.get(receiver);
  }

  /// The barrier in the other direction.
  Barrier reversed() {
    return new Barrier(cause, to, from);
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
