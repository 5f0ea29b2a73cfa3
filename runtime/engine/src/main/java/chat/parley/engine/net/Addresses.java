package chat.parley.engine.net;

import chat.parley.core.packet.Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// Addresses of the core as the JDK writes them, and back.
public final class Addresses {

  private static final int V4_LENGTH = 4;

  private Addresses() {}

  /// The core's form; IPv4 in its IPv6-mapped form, whichever way the JDK holds it.
  public static Address of(InetSocketAddress address) {
    return of(address.getAddress(), address.getPort());
  }

  static Address of(InetAddress ip, int port) {
    ByteBuffer bytes = ByteBuffer.wrap(ip.getAddress());
    return bytes.remaining() == V4_LENGTH
        ? Address.v4(bytes.getInt(), port)
        : new Address(bytes.getLong(), bytes.getLong(), port);
  }

  /// The JDK's form; an IPv6-mapped address becomes an IPv4 address.
  public static InetSocketAddress of(Address address) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address.ip()), address.port());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are always an address", e);
    }
  }
}
