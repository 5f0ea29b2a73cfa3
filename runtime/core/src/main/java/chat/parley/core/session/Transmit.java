package chat.parley.core.session;

import chat.parley.core.packet.Address;

/// Takes the datagrams that sessions want to send. The array belongs to the receiver from then on.
@FunctionalInterface
public interface Transmit {

  /// Sends these bytes there, or loses them; never throws.
  void send(Address to, byte[] datagram);
}
