package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.engine.store.Passphrase;
import org.jspecify.annotations.Nullable;

/// A client for the time of one command.
///
/// @param surroundings what the command was started in
/// @param engine connects it
record OneShot(Surroundings surroundings, Engine engine) {

  /// Connects under the nickname given, or under that of the environment. A signal interrupts the
  /// calling thread.
  ///
  /// @throws Misuse when there is no nickname
  /// @throws ParleyException as the builder's own connect
  Client connect(@Nullable Nickname as, @Nullable String server) throws InterruptedException {
    return connect(as, server, Kind.HUMAN);
  }

  /// The same, for a client of this kind.
  Client connect(@Nullable Nickname as, @Nullable String server, Kind kind)
      throws InterruptedException {
    Nickname nickname = Own.nickname(surroundings, as);
    Logs.nowhere();
    Signals.stopBy(Thread.currentThread()::interrupt);
    Passphrase passphrase = Unlocking.of(surroundings, nickname);
    Parley.Builder builder = engine.client(nickname.shown(), passphrase).kind(kind);
    if (server != null) {
      builder.server(server);
    }
    try {
      return engine.connect(builder);
    } catch (ParleyException e) {
      if (e.code() != ErrorCode.DATA_IN_USE) {
        throw e;
      }
      throw new ParleyException(
          e.code(),
          "%s is in use by another Parley on this computer: type there, or take another --as; %s"
              .formatted(nickname, e.getMessage()),
          e);
    }
  }
}
