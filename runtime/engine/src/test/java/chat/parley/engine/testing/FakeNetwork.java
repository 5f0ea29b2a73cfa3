package chat.parley.engine.testing;

import chat.parley.core.packet.Address;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;
import org.jspecify.annotations.Nullable;

/// A network of one loop and one link, into which a test lets things arrive.
public final class FakeNetwork implements Network {

  private final FakeLoop loop;
  private final FakeLink link;
  private DatagramLink.@Nullable Receiver receiver;

  /// The network of these two.
  public FakeNetwork(FakeLoop loop, FakeLink link) {
    this.loop = loop;
    this.link = link;
  }

  @Override
  public Loop nextLoop() {
    return loop;
  }

  @Override
  public DatagramLink bind(Loop boundOn, LocalAddress where, DatagramLink.Receiver node) {
    receiver = node;
    return link;
  }

  @Override
  public Address resolve(String host, int port) {
    throw new IllegalStateException("no names are known here: %s".formatted(host));
  }

  @Override
  public void close() {}

  /// Who takes in what arrives at the link that was bound.
  public DatagramLink.Receiver receiver() {
    if (receiver == null) {
      throw new IllegalStateException("no link is bound");
    }
    return receiver;
  }
}
