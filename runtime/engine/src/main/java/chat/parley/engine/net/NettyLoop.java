package chat.parley.engine.net;

import chat.parley.core.Moment;
import chat.parley.engine.time.MonotonicTime;
import io.netty.channel.EventLoop;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// One of Netty's event loops with the process's clocks.
///
/// Safe for use by any thread.
record NettyLoop(EventLoop eventLoop, MonotonicTime time) implements Loop {

  @Override
  public Moment now() {
    return time.now();
  }

  @Override
  public void execute(Runnable task) {
    eventLoop.execute(task);
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    ScheduledFuture<?> scheduled = eventLoop.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public boolean isCurrent() {
    return eventLoop.inEventLoop();
  }
}
