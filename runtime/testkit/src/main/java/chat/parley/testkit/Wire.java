package chat.parley.testkit;

import chat.parley.core.packet.Address;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;

/// The test's network, as one host sees it.
record Wire(KitNetwork network, Timeline timeline, String host, int ip) implements Network {

  @Override
  public Loop nextLoop() {
    return new VirtualLoop(timeline);
  }

  @Override
  public DatagramLink bind(Loop loop, LocalAddress where, DatagramLink.Receiver receiver) {
    int port = where.port() == 0 ? network.freePort() : where.port();
    var socket = new Socket(network, host, Address.v4(ip, port), loop, receiver);
    network.add(socket);
    return socket;
  }

  @Override
  public Address resolve(String name, int port) {
    return network.resolve(name, port);
  }

  @Override
  public void close() {}
}
