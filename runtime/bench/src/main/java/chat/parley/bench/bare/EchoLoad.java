package chat.parley.bench.bare;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Sends datagrams to a [NettyEcho] and the next one for each that comes back, so that as many are
/// always under way; with a disk, flushes each to it first.
public final class EchoLoad implements Part {

  /// Without anything back for so long, what was under way is lost.
  private static final long LOST_MILLIS = 100;

  private final Sockets socket;
  private final Disk disk;
  private final InetSocketAddress echo;

  private EchoLoad(InetSocketAddress echo, Disk disk) {
    this.socket = Sockets.open(new Turning());
    this.echo = echo;
    this.disk = disk;
  }

  /// A load for the echo on this port.
  public static Part open(int port) {
    return new EchoLoad(Sockets.loopback(port), Disk.NONE);
  }

  /// A load that flushes each datagram to the disk before it sends it.
  public static Part openDurable(int port) throws IOException {
    return new EchoLoad(Sockets.loopback(port), Disk.open());
  }

  @Override
  public Figures run(Shot shot) {
    var flight = new Flight(shot);
    Channel channel = socket.channel();
    channel.pipeline().addLast(flight);
    channel.eventLoop().execute(flight::begin);
    return flight.landed.join();
  }

  @Override
  public void close() {
    socket.close();
    disk.close();
  }

  /// Drops what arrives when no run is under way.
  private static final class Turning extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (context.pipeline().last() == this) {
        ReferenceCountUtil.release(message);
      } else {
        context.fireChannelRead(message);
      }
    }
  }

  /// One run. Confined to the socket's event loop.
  private final class Flight extends ChannelInboundHandlerAdapter {

    private final CompletableFuture<Figures> landed = new CompletableFuture<>();
    private final Shot shot;
    private final long[] sentAt;
    private final int[] turns;
    private final Tally tally = new Tally();
    private final long end;
    private long countAtLastLook = -1;
    private long count;

    Flight(Shot shot) {
      this.shot = shot;
      this.sentAt = new long[shot.outstanding()];
      this.turns = new int[shot.outstanding()];
      this.end = tally.begunAt() + shot.length().toNanos();
    }

    void begin() {
      sendAll();
      lookAfterLosses();
    }

    private void sendAll() {
      for (int slot = 0; slot < sentAt.length; slot++) {
        send(slot);
      }
      socket.channel().flush();
    }

    private void send(int slot) {
      ByteBuf bytes = socket.channel().alloc().directBuffer(shot.bytes());
      turns[slot]++;
      bytes.writeInt(slot).writeInt(turns[slot]);
      bytes.writeZero(shot.bytes() - bytes.readableBytes());
      disk.append(bytes.nioBuffer());
      sentAt[slot] = System.nanoTime();
      var _ =
          socket.channel().write(new DatagramPacket(bytes, echo), socket.channel().voidPromise());
    }

    private void lookAfterLosses() {
      if (landed.isDone()) {
        return;
      }
      if (count == countAtLastLook) {
        sendAll();
      }
      countAtLastLook = count;
      var _ =
          socket
              .channel()
              .eventLoop()
              .schedule(this::lookAfterLosses, LOST_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      DatagramPacket packet = (DatagramPacket) message;
      int slot = packet.content().readInt();
      int turn = packet.content().readInt();
      packet.release();
      if (slot >= turns.length || turns[slot] != turn) {
        return;
      }
      long now = System.nanoTime();
      tally.add(now - sentAt[slot]);
      count++;
      if (now < end) {
        send(slot);
      } else if (!landed.isDone()) {
        context.flush();
        context.pipeline().remove(this);
        landed.complete(tally.figures());
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }
}
