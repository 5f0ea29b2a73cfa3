package chat.parley.engine.bot;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.spi.BotPlan;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A bot as the whole of a process: its command line, its connection, its end.
public final class BotProcess {

  /// The exit codes of Parley's own commands.
  private static final int DONE = 0;

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int REFUSED = 5;

  /// Mail is replayed at once after a registration, an answer takes no longer than this to be
  /// stored somewhere, and a durable question whose time is up is over earlier.
  private static final Duration QUIET = Duration.ofSeconds(3);

  private static final Duration OUTBOX_MAX = Duration.ofSeconds(10);

  /// A little longer than conversations and the client may take to end.
  private static final long END_MAX_SECONDS = 12;

  private final Threads threads = new MachineThreads();
  private final PrintStream out;
  private final PrintStream err;
  private final CompletableFuture<Void> stop = new CompletableFuture<>();

  /// @param out for what was asked for
  /// @param err for all else
  public BotProcess(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Runs a bot until the process is told to end, and ends the process itself when the bot cannot
  /// run.
  static void run(BotPlan plan, List<String> arguments) {
    var process = new BotProcess(System.out, System.err);
    var ended = new CompletableFuture<Integer>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.stop(ended), "parley-bot-end"));
    try {
      ended.complete(process.run(arguments, plan));
    } finally {
      ended.complete(FAILED);
    }
    if (ended.join() != DONE) {
      System.exit(ended.join());
    }
  }

  private void stop(CompletableFuture<Integer> ended) {
    stop.complete(null);
    try {
      var _ = ended.get(END_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      err.println("the bot does not end; its process ends without it");
    } catch (Exception e) {
      throw new IllegalStateException("the end of a bot is never awaited in vain", e);
    }
  }

  /// Stops the bot in order, as soon as it runs. Safe for use by any thread.
  public void stop() {
    stop.complete(null);
  }

  /// Runs a bot until it is stopped.
  ///
  /// @return the exit code
  public int run(List<String> arguments, BotPlan plan) {
    String name = plan.nickname().shown();
    try {
      BotArguments read = BotArguments.parse(arguments);
      Nickname nickname = read.nickname() == null ? plan.nickname() : read.nickname();
      if (read.isHelp()) {
        out.print(BotArguments.help(nickname, plan.about()));
        return DONE;
      }
      run(plan.named(nickname), read);
      return DONE;
    } catch (IllegalArgumentException e) {
      tell(name, e);
      return USAGE;
    } catch (ParleyException e) {
      tell(name, e);
      return switch (e.code()) {
        // Another try would find the same.
        case KEYS_LOCKED, REGISTRATION_REFUSED -> REFUSED;
        case ADDRESS_UNKNOWN,
            DATA_IN_USE,
            DATA_UNUSABLE,
            DATA_VERSION,
            PORT_IN_USE,
            RUNTIME_MISSING,
            SERVER_NOT_RESPONDING ->
            FAILED;
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return DONE;
    }
  }

  private void tell(String name, Exception e) {
    err.println("%s: %s".formatted(name, printable(String.valueOf(e.getMessage()))));
  }

  /// Some of it may come from the server: nothing in it is for the terminal to obey.
  private static String printable(String text) {
    return text.codePoints()
        .map(point -> isHarmless(point) ? point : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> true;
    };
  }

  private void run(BotPlan plan, BotArguments arguments) throws InterruptedException {
    Client connected = new BotConnection(arguments, stop, err::println).connect(plan.nickname());
    if (connected == null) {
      return;
    }
    try (Client client = connected;
        RunningBot bot = RunningBot.start(plan, client, Terms.of(client))) {
      err.println("%s is at %s".formatted(client.nickname(), client.server()));
      if (arguments.isOnce()) {
        awaitQuiet(client, bot);
      } else {
        stop.join();
      }
    }
  }

  private boolean awaitStop(Duration atMost) throws InterruptedException {
    return threads.await(stop, atMost);
  }

  /// Waits until nothing has come for a while, and what was said is somewhere else, too.
  private void awaitQuiet(Client client, RunningBot bot) throws InterruptedException {
    long before = -1;
    while (bot.heard() != before || !bot.isIdle()) {
      before = bot.heard();
      if (awaitStop(QUIET)) {
        return;
      }
    }
    long end = threads.now().nanos() + OUTBOX_MAX.toNanos();
    while (hasPending(client) && threads.now().nanos() < end) {
      if (awaitStop(QUIET.dividedBy(10))) {
        return;
      }
    }
  }

  private static boolean hasPending(Client client) {
    return client.outbox().stream().anyMatch(it -> it.state() instanceof Delivery.Pending);
  }
}
