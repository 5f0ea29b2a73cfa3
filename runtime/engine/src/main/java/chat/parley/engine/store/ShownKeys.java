package chat.parley.engine.store;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Fingerprint;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.PublicKey;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What a node's keys look like from outside. The node may run; no passphrase is needed.
///
/// @param fingerprint what others see: of a client that of its identity, of a server that of the
///   key that clients pin
/// @param file that the keys are in
/// @param isLocked whether they are under a passphrase
public record ShownKeys(String fingerprint, Path file, boolean isLocked) {

  /// Those in this data folder.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when they cannot be read
  public static ShownKeys in(Path folder, DataFolder.Role role) {
    Path file = folder.resolve(IdentityFile.FILE);
    var crypto = new JdkCrypto();
    try {
      return switch (IdentityFile.read(folder, file, crypto)) {
        case StoredKeys.Open(Identity identity) -> {
          PublicKey agreement = identity.agreement().publicKey();
          String print = print(crypto, role, identity.signing().publicKey(), agreement);
          yield new ShownKeys(print, file, false);
        }
        case StoredKeys.Locked locked ->
            new ShownKeys(print(crypto, role, locked.signing(), locked.agreement()), file, true);
      };
    } catch (NoSuchFileException e) {
      throw new ParleyException(
          ErrorCode.DATA_UNUSABLE,
          "%s is not there: no keys have been made yet".formatted(file),
          e);
    } catch (IOException e) {
      throw DataFolder.unusable(folder, e);
    }
  }

  private static String print(
      Crypto crypto, DataFolder.Role role, PublicKey signing, PublicKey agreement) {
    return switch (role) {
      case CLIENT -> IdentityHash.of(crypto, signing).toString();
      case SERVER -> Fingerprint.of(crypto, agreement);
    };
  }
}
