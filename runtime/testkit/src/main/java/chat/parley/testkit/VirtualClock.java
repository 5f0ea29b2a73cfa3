package chat.parley.testkit;

import chat.parley.api.Subscription;
import chat.parley.engine.net.Loop;
import chat.parley.engine.plugin.HostClock;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.time.Instant;

/// The time that plugins live by in a test.
record VirtualClock(Timeline timeline, Stage stage) implements HostClock {

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(timeline.now().wallMillis());
  }

  @Override
  public Threads threads() {
    return stage;
  }

  @Override
  public Subscription after(Duration delay, Runnable task) {
    Loop.Timer timer = timeline.schedule(task, delay.toNanos());
    return timer::cancel;
  }
}
