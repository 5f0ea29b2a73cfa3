package chat.parley.engine.hook;

import chat.parley.api.hook.DatagramHook;
import chat.parley.core.packet.Address;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;

/// A network as one node sees it: with its hooks on the way of each link.
///
/// Safe for use by any thread.
record HookedNetwork(Chain<DatagramHook> chain, Network network) implements Network {

  @Override
  public Loop nextLoop() {
    return network.nextLoop();
  }

  @Override
  public DatagramLink bind(Loop loop, LocalAddress where, DatagramLink.Receiver receiver) {
    return new HookedLink(chain, network, loop, where, receiver);
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
