package chat.parley.core.sim;

import chat.parley.core.packet.Address;
import java.util.List;

/// A datagram on its way through the simulated network.
///
/// @param sender the number of the machine that sends it, or [#STRANGER]
/// @param from the address that it seems to come from
/// @param to the address that it goes to
/// @param maker the number of the machine that made these bytes, or [#STRANGER]
/// @param isIntact whether they are still as it made them
/// @param heardAt the addresses of that machine at which it had received something from the then
///   present run of the machine that the datagram is sent to: whoever takes the datagram for
///   genuine has reason to believe that these addresses receive
record Datagram(
    int sender,
    Address from,
    Address to,
    byte[] bytes,
    int maker,
    boolean isIntact,
    List<Address> heardAt) {

  /// The number of somebody who is no machine of this simulation.
  static final int STRANGER = -1;

  /// Bytes that no machine has ever sent.
  static Datagram invented(Address from, Address to, byte[] bytes) {
    return new Datagram(STRANGER, from, to, bytes, STRANGER, true, List.of());
  }

  /// This datagram with other bytes, as the network has damaged it: whoever takes it for genuine
  /// all the same was hit where nothing counts.
  Datagram with(byte[] other) {
    return new Datagram(sender, from, to, other, maker, false, heardAt);
  }

  /// The same bytes, sent by a stranger as if they came from somewhere.
  Datagram copiedFrom(Address other) {
    return new Datagram(STRANGER, other, to, bytes, maker, isIntact, heardAt);
  }

  /// Whether it is on its first way from its maker.
  boolean isGenuine() {
    return sender != STRANGER && sender == maker && isIntact;
  }
}
