package chat.parley.launcher.testing;

import chat.parley.launcher.prompt.Alert;
import chat.parley.launcher.prompt.Console;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// A console that is typed on by a test, and keeps what is shown.
public final class FakeConsole implements Console {

  private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final List<String> alerts = new CopyOnWriteArrayList<>();
  private final boolean isTerminal;

  /// Released with each line shown.
  private final Semaphore lines = new Semaphore(0);

  /// Released when somebody waits for more and there is none.
  private final Semaphore idle = new Semaphore(0);

  /// A console where a person sits, or a script.
  public FakeConsole(boolean isTerminal) {
    this.isTerminal = isTerminal;
  }

  /// Types lines.
  public FakeConsole type(String... lines) {
    for (String line : lines) {
      inputs.add(new Input.Typed(line));
    }
    return this;
  }

  /// Does something else at the keyboard.
  public FakeConsole press(Input input) {
    inputs.add(input);
    return this;
  }

  /// What was shown, in order.
  public List<String> shown() {
    return List.copyOf(shown);
  }

  /// Waits for so many lines more; answers all that were shown.
  public List<String> awaitShown(int count) throws InterruptedException {
    lines.acquire(count);
    return shown();
  }

  /// Waits until everything typed has been read and done.
  public void awaitAllRead() throws InterruptedException {
    idle.acquire();
  }

  @Override
  public Input read() {
    try {
      Input next = inputs.poll();
      if (next != null) {
        return next;
      }
      idle.release();
      return inputs.take();
    } catch (InterruptedException _) {
      return new Input.Stopped();
    }
  }

  @Override
  public void show(List<String> said) {
    shown.addAll(said);
    lines.release(said.size());
  }

  @Override
  public void alert(String words) {
    alerts.add(words);
  }

  @Override
  public void alertBy(Alert way) {
    alerts.add("by " + way);
  }

  /// What would have been told beside the lines, in order.
  public List<String> alerts() {
    return List.copyOf(alerts);
  }

  @Override
  public boolean isTerminal() {
    return isTerminal;
  }

  @Override
  public void stop() {
    inputs.add(new Input.Stopped());
  }

  @Override
  public void close() {}
}
