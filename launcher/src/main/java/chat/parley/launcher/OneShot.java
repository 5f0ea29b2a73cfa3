package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.engine.client.FirstTable;
import chat.parley.engine.store.Passphrase;
import chat.parley.launcher.resident.LentClient;
import chat.parley.launcher.resident.Residence;
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
    Residence residence = engine.residence();
    if (residence != null) {
      return lent(residence, nickname, server);
    }
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
      if (String.valueOf(e.getMessage()).endsWith(Joining.TAKEN)) {
        throw new ParleyException(
            e.code(),
            "%s; take another one, with --as NICK or parley init --replace"
                .formatted(e.getMessage()),
            e);
      }
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

  private static Client lent(Residence residence, Nickname nickname, @Nullable String server) {
    if (!nickname.equals(residence.nickname())) {
      throw new Misuse(
          "this goes through the Parley of %s, and cannot be done as %s"
              .formatted(residence.nickname(), nickname));
    }
    String there = residence.client().server();
    if (server != null && !SameServer.is(server, there)) {
      throw new Refused(
          ExitCode.REFUSED,
          "%s is at %s already: end that Parley to be at %s".formatted(nickname, there, server));
    }
    return residence.lent();
  }

  /// Waits for the table that follows a registration; one that has been there for long has its own.
  static void awaitTable(Client client) throws InterruptedException {
    if (!(client instanceof LentClient)) {
      FirstTable.await(client);
    }
  }
}
