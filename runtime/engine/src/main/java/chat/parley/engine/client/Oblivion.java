package chat.parley.engine.client;

import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Target;
import chat.parley.core.store.Outcome;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.time.Threads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What a running client forgets when its owner wants it: keys, and what was said. A client that
/// does not run has [KeyBook] and [PastEraser] for it.
///
/// Safe for use by any thread but the loop.
public final class Oblivion {

  private final Acquaintances acquaintances;
  private final ClientStore store;
  private final Threads threads;

  Oblivion(Acquaintances acquaintances, ClientStore store, Threads threads) {
    this.acquaintances = acquaintances;
    this.store = store;
    this.threads = threads;
  }

  /// The fingerprint of the server's key; empty if none is trusted.
  public Optional<String> server() {
    return acquaintances.server();
  }

  /// Forgets somebody's keys, so that he is met for the first time again: with his next message, or
  /// the next one to him.
  ///
  /// @return whether any were known
  public boolean forget(Nickname nickname) {
    return acquaintances.forget(nickname);
  }

  /// Forgets the server's key, so that it is met for the first time again: when it next answers.
  ///
  /// @return whether one was known
  public boolean forgetServer() {
    return acquaintances.forgetServer();
  }

  /// As [PastEraser#erase], but what waits in the outbox is in the hands of the client and stays.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when the disk takes nothing
  public void erase(Target with) {
    var done = new CompletableFuture<Outcome>();
    store.persist(List.of(PastEraser.erasure(with, false)), done::complete);
    Outcome outcome = threads.join(done);
    if (outcome != Outcome.DONE) {
      throw new ParleyException(
          ErrorCode.DATA_UNUSABLE,
          "the disk takes nothing (%s): make some room on it, then try again".formatted(outcome));
    }
  }
}
