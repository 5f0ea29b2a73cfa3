package chat.parley.engine.bot;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.api.Subscription;
import chat.parley.api.spi.BotPlan;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bot with a client of its own, which is connected as soon as that is possible, and closed with
/// it.
///
/// Safe for use by any thread.
public final class KeptBot implements Subscription {

  private static final Logger log = LoggerFactory.getLogger(KeptBot.class);

  private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

  /// A little longer than its conversations and its client may take to end.
  private static final Duration END_MAX = Duration.ofSeconds(12);

  private final BotPlan plan;
  private final Connecting connecting;
  private final Terms terms;
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /// Connects its client.
  @FunctionalInterface
  public interface Connecting {

    /// Connects a client.
    ///
    /// @throws ParleyException when it cannot be connected
    /// @throws InterruptedException when the waiting thread is interrupted
    Client connect() throws InterruptedException;
  }

  private KeptBot(BotPlan plan, Connecting connecting, Terms terms) {
    this.plan = plan;
    this.connecting = connecting;
    this.terms = terms;
  }

  /// Starts a bot; returns at once. A server that does not answer is asked again and again; whoever
  /// may not use the nickname, or his folder, is told so in the log, and has no bot.
  public static KeptBot start(BotPlan plan, Connecting connecting, Terms terms) {
    var kept = new KeptBot(plan, connecting, terms);
    var _ =
        terms.threads().start("parley-bot-%s".formatted(plan.nickname().key()), kept::runToTheEnd);
    return kept;
  }

  private void runToTheEnd() {
    try {
      run();
    } catch (InterruptedException _) {
      // Nobody interrupts it but the end of everything.
      Thread.currentThread().interrupt();
    } catch (ParleyException e) {
      log.warn("A bot cannot run: bot={} reason={}", plan.nickname(), e.getMessage());
    } catch (RuntimeException e) {
      log.warn("A bot cannot run: bot={}", plan.nickname(), e);
    } finally {
      ended.complete(null);
    }
  }

  private void run() throws InterruptedException {
    Threads threads = terms.threads();
    for (Duration pause = PAUSE_MIN; !threads.await(stop, Duration.ZERO); pause = longer(pause)) {
      try (Client client = connecting.connect();
          RunningBot _ = RunningBot.start(plan, client, terms)) {
        while (!threads.await(stop, PAUSE_MAX)) {
          log.trace("Bot runs: bot={}", plan.nickname());
        }
      } catch (ParleyException e) {
        if (e.code() != ErrorCode.SERVER_NOT_RESPONDING) {
          throw e;
        }
        log.info("A bot waits for its server: bot={}", plan.nickname());
        var _ = threads.await(stop, pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(PAUSE_MAX) < 0 ? twice : PAUSE_MAX;
  }

  /// Stops the bot, and closes its client.
  @Override
  public void close() {
    stop.complete(null);
    try {
      if (!terms.threads().await(ended, END_MAX)) {
        log.warn("A bot does not end: bot={}", plan.nickname());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
