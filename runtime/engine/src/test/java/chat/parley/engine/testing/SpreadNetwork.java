package chat.parley.engine.testing;

import chat.parley.core.packet.Address;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;
import java.util.concurrent.atomic.AtomicInteger;

/// A network that gives each link an address of its own in 127.0.0.0/8, as if each were on another
/// machine: a server lets one address begin 20 handshakes a second at the most.
public final class SpreadNetwork implements Network {

  private static final AtomicInteger LAST = new AtomicInteger();

  private final Network network;

  /// Over this network.
  public SpreadNetwork(Network network) {
    this.network = network;
  }

  @Override
  public Loop nextLoop() {
    return network.nextLoop();
  }

  @Override
  public DatagramLink bind(Loop loop, LocalAddress where, DatagramLink.Receiver receiver) {
    int number = LAST.incrementAndGet();
    String host =
        "127.%d.%d.%d".formatted(1 + number / 40_000, number / 200 % 200, number % 200 + 1);
    return network.bind(loop, new LocalAddress(host, where.port()), receiver);
  }

  @Override
  public Address resolve(String host, int port) {
    return network.resolve(host, port);
  }

  @Override
  public void close() {
    network.close();
  }
}
