package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.api.Subscription;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client for the time of one command.
///
/// @param surroundings what the command was started in
/// @param engine connects it
record OneShot(Surroundings surroundings, Engine engine) {

  static final String VARIABLE = "PARLEY_NICK";

  private static final long TABLE_MILLIS = 2_000;

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
    Nickname nickname = as == null ? ofEnvironment() : as;
    Logs.nowhere();
    Signals.stopBy(Thread.currentThread()::interrupt);
    Parley.Builder builder = Parley.client(nickname.shown()).kind(kind);
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

  /// Waits for the table that follows a registration, but not for long.
  static void awaitTable(Client client) throws InterruptedException {
    if (!client.isRegistered()) {
      return;
    }
    var hasTable = new CountDownLatch(1);
    // What happened before somebody listened is told to the first who does.
    try (Subscription _ = client.on(Event.TableChanged.class, _ -> hasTable.countDown())) {
      var _ = hasTable.await(TABLE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private Nickname ofEnvironment() {
    String named = surroundings.variable(VARIABLE);
    if (named.isEmpty()) {
      throw new Misuse("no nickname is given: say --as NICK, or set " + VARIABLE);
    }
    try {
      return Nickname.of(named);
    } catch (IllegalArgumentException e) {
      throw new Misuse("%s is %s: %s".formatted(VARIABLE, named, e.getMessage()));
    }
  }
}
