package chat.parley.engine.net;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The event loops that all nodes of this process share; they end with the last lease.
///
/// Their threads are daemons: whether a process lives on is not for a library to decide. Safe for
/// use by any thread.
final class SharedLoops {

  /// More loops than this would only compete with the store's and the application's threads.
  private static final int THREADS_MAX = 4;

  private static final long END_SECONDS_MAX = 2;

  private static final SharedLoops EPOLL = new SharedLoops(Transport.EPOLL);
  private static final SharedLoops NIO = new SharedLoops(Transport.NIO);

  private final Transport transport;
  private @Nullable EventLoopGroup group;
  private int leases;

  private SharedLoops(Transport transport) {
    this.transport = transport;
  }

  /// The loops of this process for this transport.
  static SharedLoops of(Transport transport) {
    return switch (transport) {
      case EPOLL -> EPOLL;
      case NIO -> NIO;
    };
  }

  /// Takes part in the loops until [#release].
  synchronized void lease() {
    if (group == null) {
      int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, THREADS_MAX);
      group =
          new MultiThreadIoEventLoopGroup(
              threads, new DefaultThreadFactory("parley-loop", true), transport.ioHandlers());
    }
    leases++;
  }

  /// The next loop in turn.
  synchronized EventLoop next() {
    if (group == null) {
      throw new IllegalStateException("no lease on the loops");
    }
    return group.next();
  }

  /// Gives one lease back.
  synchronized void release() {
    leases--;
    if (leases == 0 && group != null) {
      var _ = group.shutdownGracefully(0, END_SECONDS_MAX, TimeUnit.SECONDS);
      group = null;
    }
  }
}
