package chat.parley.launcher.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The process that bots live in, from the inside: takes orders line by line, and reports.
public final class BotHost {

  /// How often it shows that it lives. Its virtual threads show it, which the bots run on.
  static final long BEAT_MILLIS = 3_000;

  private final PrintStream reports;
  private final CountDownLatch ended = new CountDownLatch(1);

  /// The bots that run, and their threads; guarded by this object's monitor.
  private final Map<Integer, Running> running = new HashMap<>();

  private boolean isStopped;

  private record Running(Hosted bot, Thread thread) {}

  /// @param reports where its reports go
  public BotHost(PrintStream reports) {
    this.reports = reports;
  }

  /// Takes orders until there are no more, and then stops all bots in order.
  public void run(InputStream orders) throws InterruptedException {
    System.setIn(InputStream.nullInputStream());
    System.setOut(LineOutput.stream(Printing::bot, false, this::report));
    System.setErr(LineOutput.stream(Printing::bot, true, this::report));
    Thread.ofVirtual().name("parley-beat").start(this::beat);
    try (var lines = new BufferedReader(new InputStreamReader(orders, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        obey(Order.parse(line));
      }
    } catch (IOException _) {
      // Whoever gave the orders has gone, which is the end of them.
    }
    stop();
    for (Running each : all()) {
      each.thread().join();
    }
    ended.countDown();
  }

  /// Stops all bots in order, and starts none any more.
  public void stop() {
    synchronized (this) {
      isStopped = true;
    }
    all().forEach(each -> each.bot().stop());
  }

  private synchronized Iterable<Running> all() {
    return List.copyOf(running.values());
  }

  private void beat() {
    try {
      do {
        report(new Report.Beat());
      } while (!ended.await(BEAT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void obey(Order order) {
    switch (order) {
      case Order.Start start -> start(start.bot(), new HostedBot(start, this::report));
      case Order.Speak speak -> start(speak.bot(), new HostedProgram(speak, this::report));
      case Order.Stop(int bot) -> stop(bot);
    }
  }

  private synchronized void start(int number, Hosted bot) {
    if (isStopped) {
      report(new Report.Ended(number, 0));
      return;
    }
    var thread = Thread.ofPlatform().name("bot-" + number).unstarted(bot::run);
    running.put(number, new Running(bot, thread));
    thread.start();
  }

  private synchronized void stop(int number) {
    Running named = running.get(number);
    if (named != null) {
      named.bot().stop();
    }
  }

  private void report(Report report) {
    synchronized (reports) {
      reports.println(report.line());
    }
  }
}
