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
/// @param failures told what its handlers throw, which is logged anyway; called by any thread
public record Terms(Threads threads, ZoneId zone, Consumer<? super Throwable> failures) {

  /// Those of the machine, on the threads of this client.
  public static Terms of(Client client) {
    Threads threads = client instanceof Timed timed ? timed.threads() : new MachineThreads();
    return new Terms(threads, ZoneId.systemDefault(), _ -> {});
  }
}
