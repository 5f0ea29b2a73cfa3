package chat.parley.engine.net;

import chat.parley.core.packet.Address;
import chat.parley.core.packet.Limits;
import chat.parley.engine.time.Seldom;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A UDP socket.
///
/// Datagrams of equal length to one peer that follow each other, the last of which may be shorter,
/// leave as one run (`UDP_SEGMENT`) where the system can do that: the kernel's work for each
/// datagram is nearly all that sending costs.
///
/// Confined to the event loop, except for [#local] and [#close].
final class UdpSocket implements DatagramLink {

  private static final Logger log = LoggerFactory.getLogger(UdpSocket.class);

  /// The kernel's `UDP_MAX_SEGMENTS`.
  private static final int RUN_DATAGRAMS_MAX = 64;

  /// Below the 65,507 bytes that one IPv4 datagram holds, which bound a run as well.
  private static final int RUN_BYTES_MAX = 65_000;

  /// What is handed to the system at the latest when so much has come together: a word to everybody
  /// of a large crowd is longer than what may wait, and those it begins with can begin to read.
  private static final int UNFLUSHED_BYTES_MAX = 256 * 1024;

  private final DatagramChannel channel;
  private final Receiver receiver;
  private final Address local;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Seldom complaints = new Seldom();
  private volatile boolean closing;

  private boolean sendsRuns;
  private List<byte[]> run = new ArrayList<>();
  private Address runTo = Address.NONE;
  private int runBytes;
  private boolean runEnded;
  private int unflushedBytes;

  private long received;
  private long receivedBytes;
  private long misshapen;
  private long sent;
  private long sentBytes;
  private long unsent;

  private UdpSocket(DatagramChannel channel, Receiver receiver, Transport transport) {
    this.channel = channel;
    this.receiver = receiver;
    this.local = Addresses.of(channel.localAddress());
    this.sendsRuns = transport.sendsRuns();
    channel.closeFuture().addListener(_ -> completeWhenFree(transport));
  }

  private void completeWhenFree(Transport transport) {
    if (transport == Transport.NIO && !channel.eventLoop().isShuttingDown()) {
      // The JDK gives the port back no sooner than in the selector's next turn.
      var _ = channel.eventLoop().schedule(() -> closed.complete(null), 1, TimeUnit.MILLISECONDS);
    } else {
      closed.complete(null);
    }
  }

  /// Binds a socket. Blocks until that is done.
  static UdpSocket bind(
      Transport transport, EventLoop loop, InetSocketAddress where, Receiver receiver) {
    var bootstrap = new Bootstrap().group(loop).channelFactory(transport::channel);
    SocketOptions.setBefore(bootstrap, transport);
    // Nothing is read before the handler, which needs the bound channel, is in place.
    bootstrap.handler(new ChannelInboundHandlerAdapter());
    ChannelFuture binding = bootstrap.bind(where).awaitUninterruptibly();
    DatagramChannel channel = (DatagramChannel) binding.channel();
    Throwable failure = binding.cause();
    if (failure != null) {
      channel.close().awaitUninterruptibly();
      throw BindFailure.of(where, failure);
    }
    SocketOptions.setAfter(channel, transport);
    var socket = new UdpSocket(channel, receiver, transport);
    channel.pipeline().addLast(socket.new Inbound());
    channel.config().setAutoRead(true);
    return socket;
  }

  @Override
  public Address local() {
    return local;
  }

  @Override
  public void send(Address to, byte[] datagram) {
    if (!channel.isWritable()) {
      // The system's buffer is full: late datagrams are worth less than lost ones.
      unsent++;
      return;
    }
    sent++;
    sentBytes += datagram.length;
    if (!continuesRun(to, datagram)) {
      writeRun();
      runTo = to;
    }
    run.add(datagram);
    runBytes += datagram.length;
    runEnded = datagram.length < run.getFirst().length;
    if (!sendsRuns) {
      writeRun();
    }
  }

  private boolean continuesRun(Address to, byte[] datagram) {
    return !run.isEmpty()
        && !runEnded
        && run.size() < RUN_DATAGRAMS_MAX
        && runBytes + datagram.length <= RUN_BYTES_MAX
        && datagram.length <= run.getFirst().length
        && to.equals(runTo);
  }

  private void writeRun() {
    if (run.isEmpty()) {
      return;
    }
    InetSocketAddress to = Addresses.of(runTo);
    ByteBuf bytes = channel.alloc().directBuffer(runBytes);
    run.forEach(bytes::writeBytes);
    if (run.size() == 1) {
      var _ = channel.write(new DatagramPacket(bytes, to), channel.voidPromise());
    } else {
      List<byte[]> whole = run;
      channel
          .write(new SegmentedDatagramPacket(bytes, whole.getFirst().length, to))
          .addListener(written -> {
            Throwable failure = written.cause();
            if (failure != null) {
              sendSingly(to, whole, failure);
            }
          });
      run = new ArrayList<>();
    }
    unflushedBytes += runBytes;
    run.clear();
    runBytes = 0;
    runEnded = false;
    if (unflushedBytes >= UNFLUSHED_BYTES_MAX) {
      flushChannel();
    }
  }

  private void flushChannel() {
    unflushedBytes = 0;
    channel.flush();
  }

  /// Some network cards cannot cut runs, and say so only now.
  private void sendSingly(InetSocketAddress to, List<byte[]> datagrams, Throwable failure) {
    if (closing) {
      return;
    }
    if (sendsRuns) {
      sendsRuns = false;
      log.info("Sends datagrams one by one from now on: reason={}", failure.getMessage());
    }
    for (byte[] datagram : datagrams) {
      ByteBuf bytes = channel.alloc().directBuffer(datagram.length).writeBytes(datagram);
      var _ = channel.write(new DatagramPacket(bytes, to), channel.voidPromise());
    }
    channel.flush();
  }

  @Override
  public void flush() {
    writeRun();
    if (unflushedBytes > 0) {
      flushChannel();
    }
  }

  @Override
  public LinkCounts counts() {
    return new LinkCounts(received, receivedBytes, misshapen, sent, sentBytes, unsent);
  }

  @Override
  public CompletionStage<Void> close() {
    if (channel.eventLoop().inEventLoop()) {
      flushAndClose();
    } else {
      try {
        channel.eventLoop().execute(this::flushAndClose);
      } catch (RejectedExecutionException _) {
        closing = true;
        var _ = channel.close();
      }
    }
    return closed.minimalCompletionStage();
  }

  /// What was given to [#send] before is still sent: the last word is a goodbye.
  private void flushAndClose() {
    flush();
    closing = true;
    var _ = channel.close();
  }

  /// Takes in what Netty reads.
  private final class Inbound extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      try {
        if (message instanceof DatagramPacket packet) {
          take(packet);
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    private void take(DatagramPacket packet) {
      int length = packet.content().readableBytes();
      if (length == 0 || length > Limits.DATAGRAM_MAX) {
        misshapen++;
        return;
      }
      byte[] bytes = new byte[length];
      packet.content().readBytes(bytes);
      received++;
      receivedBytes += length;
      receiver.received(Addresses.of(packet.sender()), bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      receiver.endBatch();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (!closing) {
        receiver.lost("the UDP socket on port %d has closed".formatted(local.port()));
      }
    }

    /// A datagram that could not be sent is a lost one; what the network says of it is only
    /// counted.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      unsent++;
      if (!closing && complaints.permits()) {
        String reason = cause instanceof IOException ? cause.getMessage() : cause.toString();
        log.warn("Lost a datagram at the socket: port={} reason={}", local.port(), reason);
      }
    }
  }
}
