package chat.parley.engine.bot;

import chat.parley.api.Client;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import chat.parley.engine.time.Timed;
import java.time.ZoneId;
import java.util.function.Consumer;

/// What a bot is run with.
///
/// @param threads what its handlers run on and wait by
/// @param zone where its day begins, if it does not say so itself
/// @param runner runs whatever is the bot's own code, and lets pass what that throws
/// @param failures told what its handlers throw, which is logged anyway; called by any thread
public record Terms(
    Threads threads, ZoneId zone, Consumer<Runnable> runner, Consumer<? super Throwable> failures) {

  /// On these threads, with nobody around who wants to know anything.
  public static Terms on(Threads threads, ZoneId zone) {
    return new Terms(threads, zone, Runnable::run, _ -> {});
  }

  /// On the threads of this client, with the machine's day.
  public static Terms of(Client client) {
    Threads threads = client instanceof Timed timed ? timed.threads() : new MachineThreads();
    return on(threads, ZoneId.systemDefault());
  }

  /// The same, but this is told what handlers throw.
  public Terms telling(Consumer<? super Throwable> other) {
    return new Terms(threads, zone, runner, other);
  }
}
