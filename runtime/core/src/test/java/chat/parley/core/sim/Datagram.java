package chat.parley.core.sim;

import chat.parley.core.packet.Address;

/// A datagram on its way through the simulated network.
///
/// @param sender the number of the machine that sent it, or [#STRANGER]
/// @param isGenuine whether its sender sent it just so, from its own address
/// @param isAnswer whether it is genuine and its sender had received something, at the address it
///   sends from, from the present run of the machine it is sent to
record Datagram(
    int sender, Address from, Address to, byte[] bytes, boolean isGenuine, boolean isAnswer) {

  /// The number of somebody who is no machine of this simulation.
  static final int STRANGER = -1;

  /// This datagram with other bytes: no longer a genuine one.
  Datagram with(byte[] other) {
    return new Datagram(sender, from, to, other, false, false);
  }

  /// This datagram as if it came from somewhere else.
  Datagram from(Address other) {
    return new Datagram(STRANGER, other, to, bytes, false, false);
  }
}
