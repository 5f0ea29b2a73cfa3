package chat.parley.testkit;

import chat.parley.core.packet.Address;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LinkCounts;
import chat.parley.engine.net.Loop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A bound port of a host in the test's network. What arrives at one moment is handed over as one
/// batch, as a real socket would.
final class Socket implements DatagramLink {

  private final KitNetwork network;
  private final String host;
  private final Address local;
  private final Loop loop;
  private final Receiver receiver;
  private final Queue<Arrival> arrived = new ArrayDeque<>();
  private LinkCounts counts = LinkCounts.NONE;
  private boolean closed;

  private record Arrival(Address from, byte[] datagram) {}

  Socket(KitNetwork network, String host, Address local, Loop loop, Receiver receiver) {
    this.network = network;
    this.host = host;
    this.local = local;
    this.loop = loop;
    this.receiver = receiver;
  }

  /// Whose it is.
  String host() {
    return host;
  }

  @Override
  public Address local() {
    return local;
  }

  @Override
  public void send(Address to, byte[] datagram) {
    counts = counts.plus(new LinkCounts(0, 0, 0, 1, datagram.length, 0));
    network.carry(this, to, datagram);
  }

  /// Nothing waits to be flushed: a datagram is under way as soon as it is sent.
  @Override
  public void flush() {}

  @Override
  public LinkCounts counts() {
    return counts;
  }

  @Override
  public CompletionStage<Void> close() {
    closed = true;
    network.remove(this);
    return CompletableFuture.completedStage(null);
  }

  /// A datagram has arrived.
  void take(Address from, byte[] datagram) {
    arrived.add(new Arrival(from, datagram));
    if (arrived.size() == 1) {
      loop.execute(this::handOver);
    }
  }

  private void handOver() {
    for (Arrival next = arrived.poll(); next != null; next = arrived.poll()) {
      if (!closed) {
        counts = counts.plus(new LinkCounts(1, next.datagram().length, 0, 0, 0, 0));
        receiver.received(next.from(), next.datagram());
      }
    }
    if (!closed) {
      receiver.endBatch();
    }
  }
}
