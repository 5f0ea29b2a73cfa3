package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The keys on disk.
final class IdentityFileTest {

  @TempDir private Path home;

  private DataFolder folder;

  @BeforeEach
  void open() {
    folder = DataFolder.open(home.resolve("client"), DataFolder.Role.CLIENT);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  private Identity identity() throws IOException {
    return IdentityFile.in(folder, new JdkCrypto());
  }

  @Test
  void keepsTheIdentityThatItMade() throws IOException {
    Identity made = identity();

    Identity read = identity();

    assertEquals(made, read);
    assertArrayEquals(made.signing().seed(), read.signing().seed());
    assertArrayEquals(made.agreement().seed(), read.agreement().seed());
  }

  @Test
  void isReadableByItsOwnerAlone() throws IOException {
    identity();

    assertEquals("rw-------", PrivateFiles.permissions(folder.file("identity")));
  }

  @Test
  void isRefusedWhenOthersMayReadIt() throws IOException {
    identity();
    Path file = folder.file("identity");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    var refusal = assertThrows(ParleyException.class, this::identity);

    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    assertTrue(refusal.toString().contains("chmod 600 " + file), refusal.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "parley identity 1\nsigning 00\nagreement 00\n", "\0\0\0"})
  void isRefusedWhenItIsDamaged(String content) throws IOException {
    identity();
    Files.writeString(folder.file("identity"), content);

    var refusal = assertThrows(ParleyException.class, this::identity);

    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    assertTrue(refusal.toString().contains("backup"), refusal.toString());
  }

  @Test
  void isMadeThoughAnEarlierAttemptWasCutOff() throws IOException {
    Files.writeString(folder.file("identity.new"), "parley ide");

    assertEquals(identity(), identity());
  }
}
