package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The file that holds a node's private keys.
final class IdentityFile {

  static final String FILE = "identity";

  private IdentityFile() {}

  /// Whether the folder has one.
  static boolean isIn(DataFolder folder) {
    return Files.exists(folder.file(FILE));
  }

  /// The identity in the folder; a new one, flushed to the disk, if there is none yet.
  static Identity in(DataFolder folder, Crypto crypto) throws IOException {
    Path file = folder.file(FILE);
    if (!isIn(folder)) {
      return create(file, crypto);
    }
    return switch (read(folder.path(), file, crypto)) {
      case StoredKeys.Open(Identity identity) -> identity;
      case StoredKeys.Locked locked -> unlocked(file, locked, crypto, folder.passphrase());
    };
  }

  /// What stands in a file that belongs to the folder, or shall.
  ///
  /// @throws java.nio.file.NoSuchFileException when it is not there
  static StoredKeys read(Path folder, Path file, Crypto crypto) throws IOException {
    String content = new String(Files.readAllBytes(file), US_ASCII);
    if (PrivateFiles.isOpenToOthers(file)) {
      throw DataFolder.unusable(
          folder,
          "has an identity file open to others (%s)".formatted(PrivateFiles.permissions(file)),
          "run: chmod 600 " + file);
    }
    StoredKeys stored = StoredKeys.parse(crypto, content);
    if (stored == null) {
      throw DataFolder.unusable(
          folder, "has a damaged file named identity", "restore the folder from a backup");
    }
    return stored;
  }

  /// The keys that stand in a file under a passphrase.
  static Identity unlocked(
      Path file, StoredKeys.Locked locked, Crypto crypto, Passphrase passphrase) {
    return locked
        .open(crypto, passphrase.of(file))
        .orElseThrow(() ->
            new ParleyException(
                ErrorCode.KEYS_LOCKED,
                "this is not the passphrase of the keys in %s; try again".formatted(file)));
  }

  private static Identity create(Path file, Crypto crypto) throws IOException {
    var random = new SecureRandom();
    byte[] signing = new byte[SigningKey.SEED_LENGTH];
    byte[] agreement = new byte[AgreementKey.SEED_LENGTH];
    random.nextBytes(signing);
    random.nextBytes(agreement);
    Identity identity = Identity.of(crypto, signing, agreement);
    write(file, new StoredKeys.Open(identity));
    return identity;
  }

  static void write(Path file, StoredKeys keys) throws IOException {
    PrivateFiles.replace(file, keys.text().getBytes(US_ASCII));
  }
}
