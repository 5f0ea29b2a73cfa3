package chat.parley.engine.net;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;

/// The ways in which the operating system is asked for datagrams.
enum Transport {
  /// Linux with its native part: a whole run of datagrams with one call.
  EPOLL,
  /// The JDK's own, everywhere.
  NIO;

  /// The fastest one that works here.
  static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  IoHandlerFactory ioHandlers() {
    return switch (this) {
      case EPOLL -> EpollIoHandler.newFactory();
      case NIO -> NioIoHandler.newFactory();
    };
  }

  /// A new socket of both families, IPv4 alone where there is no IPv6.
  DatagramChannel channel() {
    return switch (this) {
      case EPOLL -> new EpollDatagramChannel();
      case NIO -> new NioDatagramChannel();
    };
  }

  /// Whether a run of equal datagrams can be sent with one call.
  boolean sendsRuns() {
    return switch (this) {
      case EPOLL -> EpollDatagramChannel.isSegmentedDatagramPacketSupported();
      case NIO -> false;
    };
  }
}
