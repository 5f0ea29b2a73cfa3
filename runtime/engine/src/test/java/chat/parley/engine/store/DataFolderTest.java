package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which folders are opened, and what is said of the others.
final class DataFolderTest {

  @TempDir private Path home;

  private Path path() {
    return home.resolve("a/b");
  }

  private DataFolder open() {
    return DataFolder.open(path(), DataFolder.Role.CLIENT);
  }

  private void expectRefusal(ErrorCode code, String... words) {
    var refusal = assertThrows(ParleyException.class, this::open);
    assertEquals(code, refusal.code());
    assertTrue(refusal.toString().contains(path().toString()), refusal.toString());
    for (String word : words) {
      assertTrue(refusal.toString().contains(word), refusal.toString());
    }
  }

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    try (DataFolder folder = open()) {
      assertEquals(path(), folder.path());
      assertEquals("rwx------", PrivateFiles.permissions(path()));
      assertEquals("rwx------", PrivateFiles.permissions(home.resolve("a")));
      assertEquals("rw-------", PrivateFiles.permissions(path().resolve("lock")));
      assertEquals("rw-------", PrivateFiles.permissions(path().resolve("version")));
      assertEquals("parley client data 1\n", Files.readString(path().resolve("version")));
    }
  }

  @Test
  void isOpenedAgain() {
    open().close();

    open().close();
  }

  @Test
  void takesAnEmptyFolderForItself() throws IOException {
    Files.createDirectories(path());
    Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rwxr-xr-x"));

    try (DataFolder _ = open()) {
      assertEquals("rwx------", PrivateFiles.permissions(path()));
    }
  }

  @Test
  void goesOnAfterAStartThatWasCutOff() throws IOException {
    Files.createDirectories(path());
    Files.createFile(path().resolve("lock"));
    Files.writeString(path().resolve("version.new"), "par");

    open().close();
  }

  @Test
  void isRefusedWhenOthersMayEnter() throws IOException {
    open().close();
    Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rwx--x---"));

    expectRefusal(ErrorCode.DATA_UNUSABLE, "rwx--x---", "chmod 700 " + path());
  }

  @Test
  void isRefusedWhileItIsOpen() {
    try (DataFolder _ = open()) {
      expectRefusal(ErrorCode.DATA_IN_USE, "this process");
      expectRefusal(ErrorCode.DATA_IN_USE, "this process");
    }
  }

  @Test
  void isTheSameFolderByAnotherName() throws IOException {
    Path link = home.resolve("link");
    Files.createSymbolicLink(link, path());

    try (DataFolder _ = open()) {
      var refusal =
          assertThrows(ParleyException.class, () -> DataFolder.open(link, DataFolder.Role.CLIENT));
      assertEquals(ErrorCode.DATA_IN_USE, refusal.code());
    }
  }

  @Test
  void isRefusedWhenANewerParleyWroteIt() throws IOException {
    open().close();
    Files.writeString(path().resolve("version"), "parley client data 2\n");

    expectRefusal(ErrorCode.DATA_VERSION, "a newer Parley", "data version 2, this one knows 1");
  }

  @Test
  void isRefusedWhenAnOlderParleyWroteIt() throws IOException {
    open().close();
    Files.writeString(path().resolve("version"), "parley client data 0\n");

    expectRefusal(ErrorCode.DATA_VERSION, "an older Parley", "data version 0");
  }

  @Test
  void isRefusedWhenItsVersionCannotBeRead() throws IOException {
    open().close();
    Files.write(path().resolve("version"), new byte[] {1, -1, 0});

    expectRefusal(ErrorCode.DATA_VERSION, "unreadable version");
  }

  @Test
  void isRefusedToAnotherRole() {
    DataFolder.open(path(), DataFolder.Role.SERVER).close();

    expectRefusal(ErrorCode.DATA_VERSION, "the data of a server, not of a client");
  }

  @Test
  void isRefusedWhenItHoldsOtherFiles() throws IOException {
    Files.createDirectories(path());
    Files.createFile(path().resolve("thesis.odt"));

    expectRefusal(ErrorCode.DATA_UNUSABLE, "thesis.odt", "an empty or a new folder");
    try (Stream<Path> files = Files.list(path())) {
      assertEquals(List.of(path().resolve("thesis.odt")), files.toList());
    }
  }

  @Test
  void belongsToTheNicknameThatHadItFirst() {
    DataFolder.ofClient(path(), "carl").close();
    DataFolder.ofClient(path(), "carl").close();

    var refusal = assertThrows(ParleyException.class, () -> DataFolder.ofClient(path(), "eve"));
    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    assertTrue(refusal.toString().contains("the data of carl, not of eve"), refusal.toString());
    DataFolder.ofClient(path(), "carl").close();
  }

  @Test
  void isRefusedWhenItIsAFile() throws IOException {
    Files.createDirectories(path().getParent());
    Files.createFile(path());

    expectRefusal(ErrorCode.DATA_UNUSABLE, "not a folder", "PARLEY_HOME");
  }

  @Test
  void isRefusedWhenItCannotBeMade() throws IOException {
    Files.createFile(home.resolve("a"));

    expectRefusal(ErrorCode.DATA_UNUSABLE, "--data or PARLEY_HOME");
  }

  @Test
  void isFreeAgainAfterARefusal() throws IOException {
    open().close();
    Files.writeString(path().resolve("version"), "parley client data 2\n");
    assertThrows(ParleyException.class, this::open);
    Files.writeString(path().resolve("version"), "parley client data 1\n");

    open().close();
  }

  @Test
  void knowsWhetherItWasClosedInOrder() throws IOException {
    DataFolder first = open();
    assertFalse(first.wasClosed());
    first.markClosed();
    first.close();
    DataFolder second = open();
    assertTrue(second.wasClosed());
    second.close();
    DataFolder third = open();

    assertFalse(third.wasClosed());
    third.close();
  }
}
