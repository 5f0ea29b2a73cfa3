package chat.parley.core.session;

import chat.parley.core.packet.Address;

/// Where datagrams come from, as far as one customer of a provider can choose it: an IPv4 address,
/// or the first 56 bits of an IPv6 address.
public final class Source {

  private static final long LOOPBACK_V4 = 127;

  private Source() {}

  /// The source that this address belongs to.
  public static long of(Address address) {
    return address.isV4() ? address.low() : address.high() >>> 8;
  }

  /// Whether it is this very machine.
  public static boolean isLoopback(Address address) {
    return address.isV4()
        ? ((address.low() >>> 24) & 255) == LOOPBACK_V4
        : address.high() == 0 && address.low() == 1;
  }
}
