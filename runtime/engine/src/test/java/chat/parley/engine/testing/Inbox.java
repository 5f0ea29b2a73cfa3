package chat.parley.engine.testing;

import chat.parley.core.packet.Address;
import chat.parley.engine.net.DatagramLink;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A receiver that keeps what arrives.
public final class Inbox implements DatagramLink.Receiver {

  private final BlockingQueue<Datagram> datagrams = new LinkedBlockingQueue<>();

  /// One datagram and its sender.
  public record Datagram(Address from, byte[] bytes) {}

  @Override
  public void received(Address from, byte[] datagram) {
    datagrams.add(new Datagram(from, datagram));
  }

  @Override
  public void endBatch() {}

  @Override
  public void lost(String why) {
    throw new IllegalStateException(why);
  }

  /// The next datagram; waits for it.
  public Datagram next() throws InterruptedException {
    Datagram next = datagrams.poll(5, TimeUnit.SECONDS);
    if (next == null) {
      throw new IllegalStateException("no datagram within 5 seconds");
    }
    return next;
  }

  /// How many datagrams wait.
  public int size() {
    return datagrams.size();
  }
}
