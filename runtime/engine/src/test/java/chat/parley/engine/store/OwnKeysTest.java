package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys that are put under a passphrase, and moved.
final class OwnKeysTest {

  private static final Passphrase RIGHT = _ -> "correct horse ü".toCharArray();
  private static final Passphrase WRONG = _ -> "correct horse u".toCharArray();

  @TempDir private Path home;

  private DataFolder folder() {
    return folder("client");
  }

  private DataFolder folder(String name) {
    return DataFolder.open(home.resolve(name), DataFolder.Role.CLIENT);
  }

  private Identity identity(Passphrase passphrase) throws IOException {
    try (DataFolder folder = folder()) {
      return IdentityFile.in(folder.under(passphrase), new JdkCrypto());
    }
  }

  private Identity locked() throws IOException {
    Identity made = identity(Passphrase.NONE);
    try (var keys = new OwnKeys(folder())) {
      keys.lock(RIGHT.of(home));
    }
    return made;
  }

  private String content() throws IOException {
    return Files.readString(home.resolve("client").resolve("identity"), US_ASCII);
  }

  @Test
  void areTheSameUnderAPassphrase() throws IOException {
    Identity made = locked();

    assertEquals(made, identity(RIGHT));
    assertTrue(content().contains("\npbkdf2-hmac-sha256 600000 "));
    assertFalse(content().contains(HexFormat.of().formatHex(made.signing().seed())));
    assertEquals("rw-------", PrivateFiles.permissions(home.resolve("client").resolve("identity")));
  }

  @Test
  void areNotUsedWithoutTheirPassphraseNorHarmedByAWrongOne() throws IOException {
    Identity made = locked();

    for (Passphrase given : new Passphrase[] {WRONG, Passphrase.NONE, WRONG}) {
      var refusal = assertThrows(ParleyException.class, () -> identity(given));
      assertEquals(ErrorCode.KEYS_LOCKED, refusal.code());
    }

    assertEquals(made, identity(RIGHT));
  }

  @Test
  void getAnotherPassphraseOrNoneOnlyForTheOldOne() throws IOException {
    Identity made = locked();
    String before = content();

    try (var keys = new OwnKeys(folder().under(WRONG))) {
      assertThrows(ParleyException.class, () -> keys.lock("new".toCharArray()));
      assertThrows(ParleyException.class, keys::unlock);
    }
    assertEquals(before, content());
    try (var keys = new OwnKeys(folder().under(RIGHT))) {
      keys.lock("new".toCharArray());
      assertTrue(keys.isLocked());
    }
    assertThrows(ParleyException.class, () -> identity(RIGHT));
    try (var keys = new OwnKeys(folder().under(_ -> "new".toCharArray()))) {
      keys.unlock();
      assertFalse(keys.isLocked());
    }

    assertEquals(made, identity(Passphrase.NONE));
  }

  @Test
  void showTheirFingerprintWithoutThePassphrase() throws IOException {
    Identity made = locked();

    try (var keys = new OwnKeys(folder())) {
      assertEquals(
          made.hash().toString(),
          ShownKeys.in(keys.file().resolveSibling(""), DataFolder.Role.CLIENT).fingerprint());
      assertTrue(keys.isLocked());
    }
    assertTrue(OwnKeys.areLockedIn(home.resolve("client")));
    assertFalse(OwnKeys.areLockedIn(home.resolve("nobody")));
  }

  /// Fewer rounds than we use would make guessing cheap; what is shown is bound to what is sealed.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256 600000 =sha256 599999 ",
        "sha256 600000 =sha256 600001 ",
        "identity 2=identity 3",
        "signing-public =agreement-public "
      })
  void areRefusedWhenAnythingInTheirFileHasChanged(String change) throws IOException {
    locked();
    String[] parts = change.split("=", 2);
    Path file = home.resolve("client").resolve("identity");
    Files.writeString(file, content().replace(parts[0], parts[1]));

    assertThrows(ParleyException.class, () -> identity(RIGHT));
  }

  @Test
  void comeOutAsTheyAreAndGoInWhereThereAreNone() throws IOException {
    Identity made = locked();
    Path file = home.resolve("alice.key");
    try (var keys = new OwnKeys(folder())) {
      keys.exportTo(file);
      assertThrows(ParleyException.class, () -> keys.exportTo(file));
      assertThrows(ParleyException.class, () -> keys.importFrom(file));
    }
    assertEquals("rw-------", PrivateFiles.permissions(file));
    assertEquals(content(), Files.readString(file, US_ASCII));

    try (var keys = new OwnKeys(folder("other").under(RIGHT))) {
      keys.importFrom(file);
      keys.unlock();
      assertEquals(
          made.hash().toString(),
          ShownKeys.in(keys.file().resolveSibling(""), DataFolder.Role.CLIENT).fingerprint());
    }
  }

  @Test
  void areNotTakenFromAFileThatOthersCanReadOrThatHoldsNone() throws IOException {
    Path file = home.resolve("alice.key");
    PrivateFiles.replace(file, "no keys".getBytes(US_ASCII));
    try (var keys = new OwnKeys(folder())) {
      assertThrows(ParleyException.class, () -> keys.importFrom(file));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      var refusal = assertThrows(ParleyException.class, () -> keys.importFrom(file));
      assertTrue(refusal.toString().contains("chmod 600"), refusal.toString());
    }
  }

  @Test
  void takeThePassphraseFromTheFirstLineOfAFile() throws IOException {
    Path file = home.resolve("pass");
    PrivateFiles.replace(file, "correct horse ü\r\nmore\n".getBytes(UTF_8));

    assertEquals("correct horse ü", new String(new PassphraseFile(file).read()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\nsecret\n"})
  void takeNoEmptyPassphrase(String content) throws IOException {
    Path file = home.resolve("pass");
    PrivateFiles.replace(file, content.getBytes(US_ASCII));

    var refusal = assertThrows(ParleyException.class, () -> new PassphraseFile(file).read());

    assertEquals(ErrorCode.KEYS_LOCKED, refusal.code());
  }

  @Test
  void takeNoPassphraseThatOthersCanRead() throws IOException {
    Path file = home.resolve("pass");
    PrivateFiles.replace(file, "secret".getBytes(US_ASCII));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    var refusal = assertThrows(ParleyException.class, () -> new PassphraseFile(file).read());

    assertEquals(ErrorCode.KEYS_LOCKED, refusal.code());
    assertTrue(refusal.toString().contains("chmod 600 " + file), refusal.toString());
  }
}
