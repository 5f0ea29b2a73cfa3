package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.PassphraseKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The private keys of a node, in its data folder, while it does not run.
///
/// Confined to one thread. Each change is on the disk when its method returns.
public final class OwnKeys implements AutoCloseable {

  private final DataFolder folder;
  private final Crypto crypto = new JdkCrypto();

  /// Those in this folder, which belongs to this object from then on.
  public OwnKeys(DataFolder folder) {
    this.folder = folder;
  }

  /// The file that they are in.
  public Path file() {
    return folder.file(IdentityFile.FILE);
  }

  /// Whether those in this folder, which may be in use or not be there, are under a passphrase.
  public static boolean areLockedIn(Path folder) {
    try {
      String content = Files.readString(folder.resolve(IdentityFile.FILE), US_ASCII);
      return StoredKeys.isLocked(content);
    } catch (IOException _) {
      // Whoever opens the folder is told why.
      return false;
    }
  }

  /// Whether they are under a passphrase.
  public boolean isLocked() {
    return stored() instanceof StoredKeys.Locked;
  }

  /// Puts them under this passphrase, in place of the one that they may have been under.
  ///
  /// @throws ParleyException with [ErrorCode#KEYS_LOCKED] when the folder's passphrase is wrong
  public void lock(char[] passphrase) {
    byte[] salt = new byte[PassphraseKey.SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    var key = new PassphraseKey(PassphraseKey.ROUNDS, salt);
    write(StoredKeys.Locked.of(crypto, identity(), key, passphrase));
  }

  /// Takes the passphrase away.
  ///
  /// @throws ParleyException with [ErrorCode#KEYS_LOCKED] when the folder's passphrase is wrong
  public void unlock() {
    write(new StoredKeys.Open(identity()));
  }

  /// Copies them, under their passphrase if they have one, into a new file that only its owner can
  /// read.
  public void exportTo(Path target) {
    refuseExisting(target);
    try {
      IdentityFile.write(target.toAbsolutePath(), stored());
    } catch (IOException e) {
      throw unusable(target, "cannot be written (%s)".formatted(PrivateFiles.reason(e)), e);
    }
  }

  /// Takes over the keys that were exported into a file; there must be none yet.
  public void importFrom(Path source) {
    refuseExisting(file());
    try {
      if (PrivateFiles.isOpenToOthers(source)) {
        throw unusable(source, "is open to others; run: chmod 600 " + source);
      }
      StoredKeys keys = StoredKeys.parse(crypto, new String(Files.readAllBytes(source), US_ASCII));
      if (keys == null) {
        throw unusable(source, "holds no keys that were exported");
      }
      write(keys);
    } catch (IOException e) {
      throw unusable(source, "cannot be read (%s)".formatted(PrivateFiles.reason(e)), e);
    }
  }

  @Override
  public void close() {
    try {
      if (folder.wasClosed()) {
        // Nothing has happened since that the next start would have to look at.
        folder.markClosed();
      }
    } catch (IOException e) {
      throw DataFolder.unusable(folder.path(), e);
    } finally {
      folder.close();
    }
  }

  private static void refuseExisting(Path file) {
    if (Files.exists(file)) {
      var there = new FileAlreadyExistsException(file.toString());
      throw unusable(file, "is there already, and keys are never overwritten", there);
    }
  }

  private Identity identity() {
    return switch (stored()) {
      case StoredKeys.Open(Identity identity) -> identity;
      case StoredKeys.Locked locked ->
          IdentityFile.unlocked(file(), locked, crypto, folder.passphrase());
    };
  }

  private StoredKeys stored() {
    try {
      return IdentityFile.read(folder.path(), file(), crypto);
    } catch (NoSuchFileException e) {
      throw unusable(file(), "is not there: no keys have been made yet", e);
    } catch (IOException e) {
      throw DataFolder.unusable(folder.path(), e);
    }
  }

  private void write(StoredKeys keys) {
    try {
      IdentityFile.write(file(), keys);
    } catch (IOException e) {
      throw DataFolder.unusable(folder.path(), e);
    }
  }

  private static ParleyException unusable(Path file, String why) {
    return new ParleyException(ErrorCode.DATA_UNUSABLE, "%s %s".formatted(file, why));
  }

  private static ParleyException unusable(Path file, String why, Exception cause) {
    return new ParleyException(ErrorCode.DATA_UNUSABLE, "%s %s".formatted(file, why), cause);
  }
}
