package chat.parley.engine.net;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.packet.Address;
import chat.parley.engine.time.MonotonicTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// The machine's own network: UDP sockets on event loops that the process shares.
///
/// Safe for use by any thread.
public final class UdpNetwork implements Network {

  /// The JDK would take `999` for 0.0.3.231, as C does.
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|0[xX][0-9A-Fa-f.xX]*");

  private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");

  private static final byte[] BROADCAST = {-1, -1, -1, -1};

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
    InetAddress found = lookUp(host);
    if (found.isAnyLocalAddress() || found.isMulticastAddress() || isBroadcast(found)) {
      throw new ParleyException(
          ErrorCode.ADDRESS_UNKNOWN,
          "the server is %s, must be the address of one computer".formatted(host));
    }
    return Addresses.of(found, port);
  }

  private static boolean isBroadcast(InetAddress address) {
    return Arrays.equals(address.getAddress(), BROADCAST);
  }

  private static InetAddress lookUp(String host) {
    if (NUMBERS.matcher(host).matches() && !FOUR_NUMBERS.matcher(host).matches()) {
      throw new ParleyException(
          ErrorCode.ADDRESS_UNKNOWN,
          "the address is %s, must be a name or four numbers such as 10.0.0.5".formatted(host));
    }
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
