package chat.parley.engine.testing;

import chat.parley.core.packet.Address;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LinkCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A link that remembers what was done with it.
public final class FakeLink implements DatagramLink {

  /// `send <first byte>`, `flush` and `close`, in order.
  public final List<String> log = new ArrayList<>();

  @Override
  public Address local() {
    return Address.v4(0x7f000001, 4242);
  }

  @Override
  public void send(Address to, byte[] datagram) {
    log.add("send " + datagram[0]);
  }

  @Override
  public void flush() {
    log.add("flush");
  }

  @Override
  public LinkCounts counts() {
    return new LinkCounts(0, 0, 0, log.stream().filter(it -> it.startsWith("send")).count(), 0, 0);
  }

  @Override
  public CompletionStage<Void> close() {
    log.add("close");
    return CompletableFuture.completedFuture(null);
  }
}
