package chat.parley.engine.net;

import chat.parley.core.packet.Limits;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a UDP socket is set up, on each transport.
final class SocketOptions {

  private static final Logger log = LoggerFactory.getLogger(SocketOptions.class);

  /// Room for a burst of 3,000 long datagrams while the loop is busy; the system may give less.
  private static final int RECEIVE_BUFFER = 4 << 20;

  private static final int SEND_BUFFER = 1 << 20;

  /// What may wait for the system's buffer before further datagrams are lost.
  private static final WriteBufferWaterMark WAITING_MAX =
      new WriteBufferWaterMark(1 << 20, 4 << 20);

  /// A run that the kernel has put together (`UDP_GRO`) is read whole.
  private static final int RUN_BUFFER = 65_536;

  /// More than any of ours, so that a longer datagram is seen to be too long, even though cut.
  private static final int DATAGRAM_BUFFER = Limits.DATAGRAM_MAX + 848;

  /// Reads before the node is given time to answer.
  private static final int READS_MAX = 64;

  // From Linux's in.h and in6.h.
  private static final int IPPROTO_IP = 0;
  private static final int IP_MTU_DISCOVER = 10;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_MTU_DISCOVER = 23;

  /// Sets "do not fragment" and ignores what routers, or forgers in their name, say of the path.
  private static final int PMTUDISC_PROBE = 3;

  private static final IntegerUnixChannelOption DISCOVER =
      new IntegerUnixChannelOption("IP_MTU_DISCOVER", IPPROTO_IP, IP_MTU_DISCOVER);
  private static final IntegerUnixChannelOption DISCOVER_V6 =
      new IntegerUnixChannelOption("IPV6_MTU_DISCOVER", IPPROTO_IPV6, IPV6_MTU_DISCOVER);

  private SocketOptions() {}

  /// What must be set before the socket is bound.
  static void setBefore(Bootstrap bootstrap, Transport transport) {
    bootstrap
        .option(ChannelOption.AUTO_READ, false)
        .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
        .option(ChannelOption.SO_SNDBUF, SEND_BUFFER)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING_MAX);
    switch (transport) {
      // Without MAX_DATAGRAM_PAYLOAD_SIZE: reading several datagrams at a time and runs of them do
      // not go together, and runs are worth far more.
      case EPOLL ->
          bootstrap
              .option(EpollChannelOption.UDP_GRO, true)
              .option(
                  ChannelOption.RECVBUF_ALLOCATOR,
                  new FixedRecvByteBufAllocator(RUN_BUFFER).maxMessagesPerRead(READS_MAX));
      case NIO ->
          bootstrap.option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(DATAGRAM_BUFFER).maxMessagesPerRead(READS_MAX));
    }
  }

  /// What is worth having, and may be refused: no datagram is ever cut into fragments on its way.
  static void setAfter(DatagramChannel channel, Transport transport) {
    switch (transport) {
      case EPOLL -> {
        attempt(channel, DISCOVER, PMTUDISC_PROBE);
        attempt(channel, DISCOVER_V6, PMTUDISC_PROBE);
      }
      case NIO ->
          attempt(channel, NioChannelOption.of(ExtendedSocketOptions.IP_DONTFRAGMENT), true);
    }
  }

  private static <T> void attempt(DatagramChannel channel, ChannelOption<T> option, T value) {
    try {
      channel.config().setOption(option, value);
    } catch (RuntimeException e) {
      // A socket of one family alone takes no option of the other.
      log.debug("Socket option not set: option={} reason={}", option.name(), e.getMessage());
    }
  }
}
