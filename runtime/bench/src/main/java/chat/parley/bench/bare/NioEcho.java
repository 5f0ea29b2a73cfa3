package chat.parley.bench.bare;

import chat.parley.bench.part.Answering;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/// The JDK's own datagram channel in its two extremes: a thread that polls without ever sleeping,
/// and one that sleeps in the kernel until something comes.
public final class NioEcho {

  private static final int DATAGRAM_MAX = 2_048;

  /// Without a datagram for so long, a polling echo sleeps until the next: others are measured.
  private static final long IDLE_NANOS = 100_000_000;

  private NioEcho() {}

  /// How a thread waits for a datagram.
  public enum Waiting {
    /// In the kernel.
    BLOCKED,
    /// By asking again and again.
    POLLING
  }

  /// A part that echoes.
  public static Part answer(Waiting waiting) throws IOException {
    DatagramChannel channel = bind(waiting);
    Thread.ofPlatform().name("bench-echo").daemon().start(() -> echo(channel, waiting));
    int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    return new Answering(Integer.toString(port), () -> close(channel));
  }

  private static DatagramChannel bind(Waiting waiting) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(Sockets.loopback(0));
    channel.configureBlocking(waiting == Waiting.BLOCKED);
    return channel;
  }

  private static void echo(DatagramChannel channel, Waiting waiting) {
    var bytes = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    long heardAt = System.nanoTime();
    try {
      while (true) {
        bytes.clear();
        SocketAddress from = channel.receive(bytes);
        if (from != null) {
          channel.send(bytes.flip(), from);
          heardAt = System.nanoTime();
        }
        if (waiting == Waiting.POLLING) {
          channel.configureBlocking(System.nanoTime() - heardAt > IDLE_NANOS);
        }
      }
    } catch (ClosedChannelException _) {
      // That is how it ends.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A load of one datagram at a time for the echo on this port.
  public static Part load(Waiting waiting, int port) throws IOException {
    return new OneByOne(bind(waiting).connect(Sockets.loopback(port)));
  }

  private static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record OneByOne(DatagramChannel channel) implements Part {

    @Override
    public Figures run(Shot shot) throws IOException {
      var bytes = ByteBuffer.allocateDirect(DATAGRAM_MAX);
      var tally = new Tally();
      long end = tally.begunAt() + shot.length().toNanos();
      for (long now = tally.begunAt(); now < end; ) {
        bytes.clear().limit(shot.bytes());
        channel.write(bytes);
        bytes.clear();
        while (channel.read(bytes) == 0) {
          Thread.onSpinWait();
        }
        long then = System.nanoTime();
        tally.add(then - now);
        now = then;
      }
      return tally.figures();
    }

    @Override
    public void close() {
      NioEcho.close(channel);
    }
  }
}
