package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.engine.client.Forgetful;
import chat.parley.engine.client.KeyBook;
import chat.parley.engine.client.Oblivion;
import chat.parley.launcher.resident.Residence;
import chat.parley.launcher.text.Acquaintance;
import chat.parley.launcher.text.KnownTable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose keys a nickname of this computer knows: asked of its client that runs here, or read in its
/// data folder while none runs.
sealed interface KnownKeys extends AutoCloseable {

  /// Those of the nickname given, or of that of the environment.
  ///
  /// @throws Misuse when there is no nickname
  /// @throws ParleyException as [KeyBook#open]
  static KnownKeys open(Surroundings surroundings, Engine engine, @Nullable Nickname as) {
    Residence residence = engine.residence();
    return residence == null
        ? new Resting(OwnBook.open(surroundings, as, "end it first"))
        : of(residence.client());
  }

  /// Those of a client that runs.
  private static KnownKeys of(Client client) {
    if (client instanceof Forgetful forgetful) {
      return new Running(client, forgetful.oblivion());
    }
    throw new ParleyException(
        ErrorCode.DATA_IN_USE,
        "the keys that %s knows belong to a Parley that runs: end it first"
            .formatted(client.nickname()));
  }

  /// As [Client#knownKeys].
  Map<Nickname, KnownKey> keys();

  /// The fingerprint of the server's key; empty if none is trusted.
  Optional<String> server();

  /// Whether the table has this nickname.
  boolean isListed(Nickname nickname);

  /// Whether the table shows other keys of this nickname than those that are known.
  boolean isChanged(Nickname nickname);

  /// As [Client#trust].
  boolean trust(Nickname nickname);

  /// Forgets somebody's keys; whether any were known.
  boolean forget(Nickname nickname);

  /// Forgets the server's key; whether one was known.
  boolean forgetServer();

  @Override
  void close();

  /// In a data folder.
  record Resting(KeyBook book) implements KnownKeys {

    @Override
    public Map<Nickname, KnownKey> keys() {
      return book.keys();
    }

    @Override
    public Optional<String> server() {
      return book.server();
    }

    @Override
    public boolean isListed(Nickname nickname) {
      return book.isListed(nickname);
    }

    @Override
    public boolean isChanged(Nickname nickname) {
      return book.isChanged(nickname);
    }

    @Override
    public boolean trust(Nickname nickname) {
      return book.trust(nickname, System.currentTimeMillis());
    }

    @Override
    public boolean forget(Nickname nickname) {
      return book.forget(nickname);
    }

    @Override
    public boolean forgetServer() {
      return book.forgetServer();
    }

    @Override
    public void close() {
      book.close();
    }
  }

  /// Of a client that runs, and goes on.
  record Running(Client client, Oblivion oblivion) implements KnownKeys {

    @Override
    public Map<Nickname, KnownKey> keys() {
      return client.knownKeys();
    }

    @Override
    public Optional<String> server() {
      return oblivion.server();
    }

    @Override
    public boolean isListed(Nickname nickname) {
      return client.table().containsKey(nickname);
    }

    @Override
    public boolean isChanged(Nickname nickname) {
      return new KnownTable(client).acquaintance(nickname) == Acquaintance.CHANGED;
    }

    @Override
    public boolean trust(Nickname nickname) {
      return client.trust(nickname);
    }

    @Override
    public boolean forget(Nickname nickname) {
      return oblivion.forget(nickname);
    }

    @Override
    public boolean forgetServer() {
      return oblivion.forgetServer();
    }

    @Override
    public void close() {}
  }
}
