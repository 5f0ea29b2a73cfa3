package chat.parley.bench.bare;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A Netty UDP socket on the loopback interface, with one event loop of its own and nothing between
/// the kernel and its handler: one datagram a message, no segmentation.
///
/// @param channel the socket
/// @param group its event loop
record Sockets(Channel channel, EventLoopGroup group) implements AutoCloseable {

  private static final int DATAGRAM_MAX = 2_048;
  private static final int READS_MAX = 256;
  private static final int SYSTEM_BUFFER = 4 << 20;

  static Sockets open(ChannelHandler handler) {
    boolean isEpoll = Epoll.isAvailable();
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1, isEpoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    Channel channel =
        new Bootstrap()
            .group(group)
            .channelFactory(() -> isEpoll ? epoll() : new NioDatagramChannel())
            .option(ChannelOption.SO_RCVBUF, SYSTEM_BUFFER)
            .option(ChannelOption.SO_SNDBUF, SYSTEM_BUFFER)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new FixedRecvByteBufAllocator(DATAGRAM_MAX).maxMessagesPerRead(READS_MAX))
            .handler(handler)
            .bind(loopback(0))
            .syncUninterruptibly()
            .channel();
    return new Sockets(channel, group);
  }

  private static DatagramChannel epoll() {
    return new EpollDatagramChannel();
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    var _ = channel.close().awaitUninterruptibly();
    var _ = group.shutdownGracefully();
  }
}
