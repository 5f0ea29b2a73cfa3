package chat.parley.bench.bare;

import chat.parley.bench.part.Answering;
import chat.parley.bench.part.Part;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;

/// A Netty socket that sends every datagram back to where it came from; with a disk, only once the
/// disk has it.
public final class NettyEcho {

  private NettyEcho() {}

  /// A part that echoes.
  public static Part open() {
    return open(Disk.NONE);
  }

  /// A part that flushes each datagram to the disk before it echoes it.
  public static Part openDurable() throws IOException {
    return open(Disk.open());
  }

  private static Part open(Disk disk) {
    Sockets socket = Sockets.open(new Echo(disk));
    return new Answering(
        Integer.toString(socket.port()),
        () -> {
          socket.close();
          disk.close();
        });
  }

  private static final class Echo extends ChannelInboundHandlerAdapter {

    private final Disk disk;

    Echo(Disk disk) {
      this.disk = disk;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      DatagramPacket packet = (DatagramPacket) message;
      disk.append(packet.content().nioBuffer());
      var _ =
          context.write(
              new DatagramPacket(packet.content(), packet.sender()), context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }
}
