package chat.parley.engine.bot;

import chat.parley.api.Client;
import chat.parley.api.Subscription;
import chat.parley.api.spi.BotPlan;
import chat.parley.engine.client.Durable;
import chat.parley.engine.client.Memory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A bot on a client.
///
/// Safe for use by any thread.
public final class RunningBot implements Subscription {

  /// How long scripts may take to end when they are interrupted.
  private static final Duration ENDING_MAX = Duration.ofSeconds(2);

  private final Reception reception;
  private final Rounds rounds;
  private final Subscription incoming;
  private final Subscription arrivals;
  private final AtomicBoolean closed = new AtomicBoolean();

  private RunningBot(Setting setting, Reception reception) {
    this.reception = reception;
    setting.plan().rooms().forEach(setting.client()::join);
    reception.resume();
    this.incoming = setting.client().onIncoming(reception::accept);
    this.arrivals = Welcome.watch(setting, reception);
    this.rounds = Rounds.start(setting);
  }

  /// Starts a bot, as [chat.parley.api.bot.Bot#start] promises.
  ///
  /// @throws IllegalArgumentException when a command has a mistake in its grammar, or the word of
  ///   another one; or when it is durable and its client is not
  /// @throws IllegalStateException when there is a durable bot on this client already
  public static RunningBot start(BotPlan plan, Client client, Terms terms) {
    var commands = new BotCommands(plan, client.nickname(), terms);
    var pace = new Pace(terms.threads(), plan.limits().answersPerMinute());
    var setting = new Setting(plan, client, terms, pace, memory(plan, client));
    return new RunningBot(setting, new Reception(setting, new Handlers(setting, commands)));
  }

  private static @Nullable Memory memory(BotPlan plan, Client client) {
    if (!plan.isDurable()) {
      return null;
    }
    if (!(client instanceof Durable durable)) {
      throw new IllegalArgumentException(
          "%s is durable, and this client has no place for conversations: give it one of its own"
              .formatted(client.nickname()));
    }
    durable.memory().take();
    return durable.memory();
  }

  /// Whether it is in no conversation that needs this process.
  public boolean isIdle() {
    return reception.isIdle();
  }

  /// How many messages it has been told.
  long heard() {
    return reception.heard();
  }

  /// Interrupts what it does, and waits for its end, about 4 seconds at most; then gives back what
  /// it was not done with.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      arrivals.close();
      rounds.close(ENDING_MAX);
      reception.close(ENDING_MAX);
      incoming.close();
    }
  }
}
