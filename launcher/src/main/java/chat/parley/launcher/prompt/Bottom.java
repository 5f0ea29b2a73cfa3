package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Everyone;
import chat.parley.api.Target;
import chat.parley.launcher.text.TerminalText;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps the line at the bottom of the screen true. It looks again when it is told that something
/// may have changed, on a thread of its own and only so often, and hands over what is new.
///
/// Safe for use by any thread.
final class Bottom implements AutoCloseable {

  /// Between two looks; nobody reads faster.
  private static final long PAUSE_MILLIS = 50;

  private final Client client;
  private final Console console;
  private final Focus focus;
  private final Unread unread;

  /// Has permits when something may have changed.
  private final Semaphore changes = new Semaphore(0);

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean hasLeft;

  Bottom(Client client, Console console, Focus focus, Unread unread) {
    this.client = client;
    this.console = console;
    this.focus = focus;
    this.unread = unread;
  }

  /// Begins to look.
  void start() {
    Thread.ofVirtual().name("parley-bottom").start(this::keep);
  }

  /// Something may have changed.
  void changed() {
    changes.release();
  }

  /// Whether its owner has left the server, or is not wanted there.
  void left(boolean hasLeft) {
    this.hasLeft = hasLeft;
    changed();
  }

  private void keep() {
    @Nullable Standing shown = null;
    try {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        Standing now = now();
        if (!Objects.equals(now, shown)) {
          console.standing(now);
          shown = now;
        }
        changes.acquire();
        changes.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Standing now() {
    var waiting = new ArrayList<Standing.Waiting>();
    unread
        .counts()
        .forEach((where, count) -> waiting.add(new Standing.Waiting(shown(where), count)));
    Target to = focus.target();
    return new Standing(
        shown(client.nickname()), link(), to == null ? "" : shown(to), waiting, pending(client));
  }

  private Standing.Link link() {
    if (hasLeft) {
      return Standing.Link.LEFT;
    }
    return client.isRegistered() ? Standing.Link.UP : Standing.Link.DOWN;
  }

  /// How many messages are nowhere but in the outbox: what the server has goes out without us.
  static int pending(Client client) {
    int pending = 0;
    for (Delivery delivery : client.outbox()) {
      pending += delivery.state() instanceof Delivery.Pending ? 1 : 0;
    }
    return pending;
  }

  private static String shown(Target target) {
    return target instanceof Everyone ? "everyone" : TerminalText.line(target.toString());
  }

  /// Looks no more.
  @Override
  public void close() {
    closed.countDown();
    changed();
  }
}
