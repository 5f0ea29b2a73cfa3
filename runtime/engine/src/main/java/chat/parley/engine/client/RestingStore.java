package chat.parley.engine.client;

import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Outcome;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.SqliteClientStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The store of a client that does not run, changed by its owner.
///
/// Confined to one thread. Each change is on the disk when its method returns.
///
/// @param folder where it is
record RestingStore(Path folder, ClientStore store) implements AutoCloseable {

  /// The store of this nickname, whose folder belongs to this process until it is closed.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_IN_USE] while a client runs there,
  ///   [ErrorCode#DATA_UNUSABLE] when there never was one, or [ErrorCode#DATA_VERSION]
  static RestingStore open(Path folder, Nickname own, Passphrase passphrase) {
    if (!DataFolder.isThere(folder)) {
      throw new ParleyException(
          ErrorCode.DATA_UNUSABLE,
          "nobody called %s has ever joined from here: there are no data in %s"
              .formatted(own, folder));
    }
    return new RestingStore(
        folder, SqliteClientStore.open(DataFolder.ofClient(folder, own.key()).under(passphrase)));
  }

  /// What a client would start from.
  ClientImage image() {
    return store.image();
  }

  /// Writes it.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when the disk takes nothing
  void write(ClientWrite change) {
    var done = new CompletableFuture<Outcome>();
    store.persist(List.of(change), done::complete);
    Outcome outcome = done.join();
    if (outcome != Outcome.DONE) {
      throw new ParleyException(
          ErrorCode.DATA_UNUSABLE,
          "the data folder %s takes nothing (%s): make some room on its disk, then try again"
              .formatted(folder, outcome));
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
