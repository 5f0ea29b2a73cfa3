package chat.parley.launcher;

import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.engine.client.KeyBook;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import org.jspecify.annotations.Nullable;

/// The book of keys of a nickname on this computer, opened for the time of one command.
final class OwnBook {

  private OwnBook() {}

  /// The book of the nickname given, or of that of the environment.
  ///
  /// @param instead what can be done while a client of that nickname runs, in words
  /// @throws Misuse when there is no nickname
  /// @throws ParleyException as [KeyBook#open]
  static KeyBook open(Surroundings surroundings, @Nullable Nickname as, String instead) {
    Nickname own = Own.nickname(surroundings, as);
    Logs.nowhere();
    try {
      return KeyBook.open(
          DataFolders.client(ParleyHome.find(surroundings.environment()), own),
          own,
          Unlocking.of(surroundings, own));
    } catch (ParleyException e) {
      if (e.code() != ErrorCode.DATA_IN_USE) {
        throw e;
      }
      throw new ParleyException(
          e.code(),
          "%s is in use by another Parley on this computer: %s; %s"
              .formatted(own, instead, e.getMessage()),
          e);
    }
  }
}
