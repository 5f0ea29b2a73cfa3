package chat.parley.testkit;

import chat.parley.core.Moment;
import chat.parley.engine.net.Loop;

/// A loop on virtual time.
///
/// Safe for use by any thread.
final class VirtualLoop implements Loop {

  private final Timeline timeline;
  private volatile boolean running;

  VirtualLoop(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public Moment now() {
    return timeline.now();
  }

  @Override
  public void execute(Runnable task) {
    timeline.execute(() -> run(task));
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    return timeline.schedule(() -> run(task), delayNanos);
  }

  private void run(Runnable task) {
    running = true;
    try {
      task.run();
    } finally {
      running = false;
    }
  }

  @Override
  public boolean isCurrent() {
    return running;
  }
}
