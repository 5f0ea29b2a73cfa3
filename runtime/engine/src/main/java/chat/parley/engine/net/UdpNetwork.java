package chat.parley.engine.net;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.packet.Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The machine's own network: UDP sockets on event loops that the process shares.
///
/// Safe for use by any thread.
public final class UdpNetwork implements Network {

  private final Transport transport;
  private final SharedLoops loops;
  private final MonotonicTime time = new MonotonicTime();
  private final AtomicBoolean closed = new AtomicBoolean();

  /// The fastest transport that works here.
  public UdpNetwork() {
    this(Transport.best());
  }

  UdpNetwork(Transport transport) {
    this.transport = transport;
    this.loops = SharedLoops.of(transport);
    loops.lease();
  }

  @Override
  public Loop nextLoop() {
    return new NettyLoop(loops.next(), time);
  }

  @Override
  public DatagramLink bind(Loop loop, LocalAddress where, DatagramLink.Receiver receiver) {
    if (!(loop instanceof NettyLoop netty)) {
      throw new IllegalArgumentException("the loop is of another network");
    }
    InetSocketAddress local =
        where.host().isEmpty()
            ? new InetSocketAddress(where.port())
            : new InetSocketAddress(lookUp(where.host()), where.port());
    return UdpSocket.bind(transport, netty.eventLoop(), local, receiver);
  }

  @Override
  public Address resolve(String host, int port) {
    return Addresses.of(lookUp(host), port);
  }

  private static InetAddress lookUp(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new ParleyException(
          ErrorCode.ADDRESS_UNKNOWN, "no address is known for the host %s".formatted(host), e);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      loops.release();
    }
  }
}
