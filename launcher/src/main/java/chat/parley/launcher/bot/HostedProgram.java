package chat.parley.launcher.bot;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.engine.bot.BotArguments;
import chat.parley.engine.bot.BotConnection;
import chat.parley.launcher.rpc.JsonBot;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A program in any language, which is spoken with in JSON-RPC lines.
final class HostedProgram implements Hosted {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int REFUSED = 5;

  private final Order.Speak order;
  private final Consumer<? super Report> reports;
  private final CompletableFuture<Void> stop = new CompletableFuture<>();

  private volatile boolean isRefused;
  private volatile String lastWords = "";

  /// The thread that runs it; guarded by this object's monitor.
  private @Nullable Thread runner;

  HostedProgram(Order.Speak order, Consumer<? super Report> reports) {
    this.order = order;
    this.reports = reports;
  }

  @Override
  public void run() {
    int code = FAILED;
    try {
      code = begin() ? speak() : 0;
    } catch (InterruptedException _) {
      // It was stopped.
      code = 0;
    } finally {
      reports.accept(new Report.Ended(order.bot(), code));
    }
  }

  private synchronized boolean begin() {
    runner = Thread.currentThread();
    return !stop.isDone();
  }

  private synchronized void end() {
    runner = null;
  }

  @Override
  public synchronized void stop() {
    stop.complete(null);
    if (runner != null) {
      runner.interrupt();
    }
  }

  private int speak() throws InterruptedException {
    try {
      BotArguments typed = BotArguments.parse(order.arguments());
      var connection = new BotConnection(typed, stop, this::tell);
      int code =
          new JsonBot(nick -> connect(connection, nick), typed.nickname(), this::hear)
              .run(order.command());
      if (code != 0) {
        tell(
            "the program has ended with exit code %d%s"
                .formatted(code, lastWords.isEmpty() ? "" : ", and said last: " + lastWords));
      }
      // Its own numbers mean nothing to a supervisor.
      return isRefused ? REFUSED : code == 0 ? 0 : FAILED;
    } catch (IllegalArgumentException e) {
      tell(String.valueOf(e.getMessage()));
      return USAGE;
    } finally {
      end();
    }
  }

  private Client connect(BotConnection connection, Nickname nickname) throws InterruptedException {
    reports.accept(new Report.Named(order.bot(), nickname.shown()));
    try {
      Client client = connection.connect(nickname);
      if (client == null) {
        throw new InterruptedException("it was stopped before it was connected");
      }
      isRefused = false;
      tell("%s is at %s".formatted(client.nickname(), client.server()));
      return client;
    } catch (ParleyException e) {
      isRefused = e.code() == ErrorCode.REGISTRATION_REFUSED || e.code() == ErrorCode.KEYS_LOCKED;
      tell("%s: %s".formatted(nickname, e.getMessage()));
      throw e;
    }
  }

  private void hear(String words) {
    lastWords = words;
    tell(words);
  }

  private void tell(String words) {
    words.lines().forEach(line -> reports.accept(new Report.Printed(order.bot(), true, line)));
  }
}
