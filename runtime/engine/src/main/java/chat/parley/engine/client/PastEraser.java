package chat.parley.engine.client;

import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.core.store.ClientWrite;
import chat.parley.engine.store.ClientPast;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.PastTally;
import java.nio.file.Path;

/// Deletes what a client has sent and received, while it does not run. Needs no server.
///
/// Confined to one thread.
public final class PastEraser implements AutoCloseable {

  private final Nickname own;
  private final RestingStore store;

  private PastEraser(Nickname own, RestingStore store) {
    this.own = own;
    this.store = store;
  }

  /// One for this nickname, whose folder belongs to this process until it is closed.
  ///
  /// @throws chat.parley.api.ParleyException as [KeyBook#open]
  public static PastEraser open(Path folder, Nickname own, Passphrase passphrase) {
    return new PastEraser(own, RestingStore.open(folder, own, passphrase));
  }

  /// How many messages there are with somebody, in a room, or that went to everyone.
  public PastTally tally(Target with) {
    try (ClientPast past = ClientPast.in(store.folder(), own)) {
      return past.tally(with);
    }
  }

  /// Deletes all of them that have been shown, or are delivered or failed, and what a search knows
  /// of them, once this is closed. A message that comes again is not taken for a new one.
  ///
  /// @param outbox whether what waits in the outbox is given up, too
  /// @throws chat.parley.api.ParleyException with [chat.parley.api.ErrorCode#DATA_UNUSABLE] when
  ///   the disk takes nothing
  public void erase(Target with, boolean outbox) {
    store.write(erasure(with, outbox));
  }

  /// What is written to do it.
  static ClientWrite erasure(Target with, boolean outbox) {
    return switch (with) {
      case Nickname nickname -> new ClientWrite.Erased(nickname.key(), "", outbox);
      case Room room -> new ClientWrite.Erased("", room.name(), outbox);
      case Everyone everyone -> new ClientWrite.Erased("", everyone.toString(), outbox);
    };
  }

  @Override
  public void close() {
    store.close();
  }
}
