package chat.parley.engine.bot;

import chat.parley.api.bot.Ended;
import chat.parley.api.spi.BotPlan;
import chat.parley.api.spi.BotPlan.Round;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a bot does by the clock, each on a thread of its own.
///
/// Safe for use by any thread.
final class Rounds {

  private static final Logger log = LoggerFactory.getLogger(RunningBot.class);

  /// The wall clock is looked at so often: it may be set, and machines sleep.
  private static final Duration LOOK = Duration.ofMinutes(10);

  private final Setting setting;
  private final Threads threads;
  private final ZoneId zone;
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final List<Worker> workers;

  private record Worker(Thread thread, CompletableFuture<Void> ended) {}

  private Rounds(Setting setting) {
    this.setting = setting;
    this.threads = setting.threads();
    ZoneId own = setting.plan().zone();
    this.zone = own == null ? setting.terms().zone() : own;
    var started = new ArrayList<Worker>();
    setting.plan().rounds().forEach(round -> started.add(start(round)));
    this.workers = List.copyOf(started);
  }

  /// Begins with all of them.
  static Rounds start(Setting setting) {
    return new Rounds(setting);
  }

  private Worker start(Round round) {
    var ended = new CompletableFuture<Void>();
    String name = "parley-bot-%s-clock".formatted(setting.client().nickname().key());
    return new Worker(threads.start(name, () -> work(round, ended)), ended);
  }

  private void work(Round round, CompletableFuture<Void> ended) {
    try {
      while (awaitTurn(round)) {
        if (!isQuiet()) {
          setting.terms().runner().accept(() -> run(round));
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } catch (InterruptedException _) {
      // The bot is closed in the midst of it.
    } finally {
      ended.complete(null);
    }
  }

  private void run(Round round) {
    try {
      round.handler().handle(setting.client());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Ended e) {
      log.debug("What a bot does by the clock came to nothing", e);
    } catch (Exception | Error e) {
      setting.failed("what it does by the clock", e);
    }
  }

  /// Waits until it is to be done once more; false when it is not.
  private boolean awaitTurn(Round round) throws InterruptedException {
    return switch (round) {
      case Round.Every(Duration period, _) -> !threads.await(stop, period);
      case Round.At(LocalTime time, _) -> awaitMoment(next(time));
    };
  }

  private boolean awaitMoment(Instant moment) throws InterruptedException {
    Duration left = Duration.between(now(), moment);
    while (left.isPositive()) {
      if (threads.await(stop, left.compareTo(LOOK) < 0 ? left : LOOK)) {
        return false;
      }
      left = Duration.between(now(), moment);
    }
    return true;
  }

  private Instant now() {
    return Instant.ofEpochMilli(threads.now().wallMillis());
  }

  private Instant next(LocalTime time) {
    ZonedDateTime now = now().atZone(zone);
    ZonedDateTime today = now.toLocalDate().atTime(time).atZone(zone);
    ZonedDateTime next =
        today.isAfter(now) ? today : now.toLocalDate().plusDays(1).atTime(time).atZone(zone);
    return next.toInstant();
  }

  private boolean isQuiet() {
    BotPlan.Hours quiet = setting.plan().quiet();
    if (quiet == null) {
      return false;
    }
    LocalTime now = now().atZone(zone).toLocalTime();
    boolean isAfterBegin = !now.isBefore(quiet.from());
    boolean isBeforeEnd = now.isBefore(quiet.to());
    return quiet.from().isBefore(quiet.to())
        ? isAfterBegin && isBeforeEnd
        : isAfterBegin || isBeforeEnd;
  }

  /// Begins nothing more, interrupts what is under way, and waits for its end, but no longer than
  /// `atMost`.
  void close(Duration atMost) {
    stop.complete(null);
    long end = threads.now().nanos() + atMost.toNanos();
    try {
      for (Worker worker : workers) {
        worker.thread().interrupt();
        Duration left = Duration.ofNanos(Math.max(end - threads.now().nanos(), 0));
        var _ = threads.await(worker.ended(), left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
