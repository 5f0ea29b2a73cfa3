package chat.parley.bench.flood;

import chat.parley.bench.part.Answering;
import chat.parley.bench.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/// A socket that reads what comes and does nothing with it: what a flood costs a machine whoever it
/// is meant for.
public final class Sink {

  private static final int DATAGRAM_MAX = 2_048;

  private Sink() {}

  /// A part that is reached by its port.
  public static Part open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().start(() -> readAll(channel));
    int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    return new Answering(Integer.toString(port), () -> close(channel));
  }

  private static void readAll(DatagramChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    try {
      for (boolean isOpen = true; isOpen; isOpen = channel.isOpen()) {
        buffer.clear();
        var _ = channel.receive(buffer);
      }
    } catch (ClosedChannelException _) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("the socket of the sink fails", e);
    }
  }

  private static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the socket of the sink does not close", e);
    }
  }
}
