package chat.parley.bench.flood;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.core.crypto.AddressTokens;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.Packet;
import chat.parley.core.packet.PacketDecoder;
import chat.parley.core.packet.PacketEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Sends hostile datagrams to a node on the loopback interface, so many a second for as long as the
/// shot says, and reads no answer.
public final class Flooder implements Part {

  private static final long SEED = 20_261_127;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// Between two bursts: as even as a thread that sleeps can be.
  private static final long TICK = TimeUnit.MICROSECONDS.toNanos(200);

  /// Where a token is asked for that is then shown from elsewhere.
  private static final String ELSEWHERE = "127.0.0.2";

  private final DatagramChannel channel;
  private final List<ByteBuffer> datagrams;
  private final int perSecond;
  private int next;

  private Flooder(DatagramChannel channel, List<byte[]> datagrams, int perSecond) {
    this.channel = channel;
    this.datagrams = datagrams.stream().map(Flooder::direct).toList();
    this.perSecond = perSecond;
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /// Somebody who floods the server on this port, of which he learns what it tells everybody.
  ///
  /// @param perSecond datagrams
  public static Part against(int port, int perSecond) throws IOException {
    var victim = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Packet.Challenge told = challenge(victim);
    List<byte[]> hostile = HostileDatagrams.against(told.responderStatic(), told.token(), SEED);
    return new Flooder(connected(victim), hostile, perSecond);
  }

  /// Somebody who floods the client on this port, whose static key he has from the table.
  public static Part against(int port, PublicKey key, int perSecond) throws IOException {
    var victim = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    byte[] noToken = new byte[AddressTokens.LENGTH];
    return new Flooder(
        connected(victim), HostileDatagrams.against(key, noToken, SEED), perSecond);
  }

  private static DatagramChannel connected(SocketAddress victim) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return channel.connect(victim);
  }

  private static Packet.Challenge challenge(SocketAddress server) throws IOException {
    try (var socket = new DatagramSocket(new InetSocketAddress(ELSEWHERE, 0))) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] probe = PacketEncoder.probe(SEED);
      socket.send(new DatagramPacket(probe, probe.length, server));
      byte[] buffer = new byte[Limits.DATAGRAM_MAX];
      var answer = new DatagramPacket(buffer, buffer.length);
      socket.receive(answer);
      byte[] bytes = Arrays.copyOf(buffer, answer.getLength());
      if (PacketDecoder.decode(bytes) instanceof Packet.Challenge challenge) {
        return challenge;
      }
      throw new IOException("the server answers a PROBE with %d bytes".formatted(bytes.length));
    }
  }

  /// The figures count what was sent. What was missed, since it slept too long, is made up for.
  @Override
  public Figures run(Shot shot) throws IOException {
    long begunAt = System.nanoTime();
    long length = shot.length().toNanos();
    long sent = 0;
    for (long passed = 0; passed < length; passed = System.nanoTime() - begunAt) {
      long due = passed / TICK * perSecond / (SECOND / TICK);
      for (; sent < due; sent++) {
        send();
      }
      LockSupport.parkNanos(TICK);
    }
    return new Figures(sent, System.nanoTime() - begunAt, 0, 0, 0, Heap.UNKNOWN);
  }

  private void send() throws IOException {
    ByteBuffer datagram = datagrams.get(next);
    next = (next + 1) % datagrams.size();
    datagram.rewind();
    channel.write(datagram);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the socket of the flood does not close", e);
    }
  }
}
