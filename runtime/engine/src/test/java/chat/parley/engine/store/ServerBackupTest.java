package chat.parley.engine.store;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.ServerWrite;
import chat.parley.engine.store.DataFolder.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of a server, and what comes back with them.
final class ServerBackupTest {

  @TempDir private Path home;

  private Path server;
  private Path backup;

  @BeforeEach
  void names() {
    server = home.resolve("server");
    backup = home.resolve("monday");
  }

  private ServerStore open(Path folder) {
    return SqliteServerStore.open(DataFolder.open(folder, Role.SERVER));
  }

  private static void keep(ServerStore store, long first, long last) {
    Answers.persist(
        store,
        LongStream.rangeClosed(first, last)
            .mapToObj(id -> new ServerWrite.MailKept(Samples.mail(id, "bob", 3_000)))
            .toArray(ServerWrite[]::new));
  }

  /// A server with 20 mails, two nicknames and a backup of that, and 10 mails more since.
  private void backedUp() {
    try (ServerStore store = open(server)) {
      keep(store, 1, 20);
      Answers.persist(
          store,
          new ServerWrite.EpochBegun(7),
          new ServerWrite.Named(new NameRow(Samples.entry("bob", ""), 1)),
          new ServerWrite.Named(new NameRow(Samples.entry("zoe", ""), 1)));
      ServerBackup.Content content = ServerBackup.make(server, backup);
      assertEquals(2, content.nicknames());
      assertEquals(10, content.mails());
      keep(store, 21, 30);
    }
  }

  private String refusal(Path folder, @Nullable Path identity) {
    return String.valueOf(
        assertThrows(ParleyException.class, () -> ServerBackup.restore(backup, folder, identity))
            .getMessage());
  }

  @Test
  void bringsBackWhatWasThereThen() throws IOException {
    backedUp();

    ServerBackup.Restored restored = ServerBackup.restore(backup, server, null);

    try (ServerStore store = open(server)) {
      assertEquals(20, store.image().mails().size());
      assertEquals(2, store.image().names().size());
      assertEquals(7, store.image().epoch());
      assertEquals("", store.damage());
    }
    Path aside = restored.aside();
    if (aside == null) {
      throw new AssertionError("nothing was kept");
    }
    Path old = home.resolve("old");
    open(old).close();
    Files.copy(server.resolve("identity"), old.resolve("identity"), REPLACE_EXISTING);
    Files.copy(aside, old.resolve("parley.db"), REPLACE_EXISTING);
    try (ServerStore store = open(old)) {
      assertEquals(30, store.image().mails().size());
    }
  }

  @Test
  void restoresOverAServerThatWasKilledAndOneThatIsDamaged() throws IOException {
    backedUp();
    Files.write(server.resolve("parley.db"), new byte[] {1, 2, 3});
    Files.write(server.resolve("parley.db-wal"), new byte[] {4, 5, 6});

    ServerBackup.Restored restored = ServerBackup.restore(backup, server, null);

    try (ServerStore store = open(server)) {
      assertEquals(20, store.image().mails().size());
    }
    assertEquals(3, Files.size(Path.of(String.valueOf(restored.aside()))));
    assertTrue(Files.exists(Path.of(restored.aside() + "-wal")));
  }

  @Test
  void fitsKeysThatAreUnderAPassphraseWithoutAskingForIt() {
    backedUp();
    try (var keys = new OwnKeys(DataFolder.open(server, Role.SERVER))) {
      keys.lock("secret words".toCharArray());
    }

    ServerBackup.restore(backup, server, null);

    DataFolder locked = DataFolder.open(server, Role.SERVER);
    try (ServerStore store =
        SqliteServerStore.open(locked.under(_ -> "secret words".toCharArray()))) {
      assertEquals(20, store.image().mails().size());
    }
  }

  @Test
  void hasNoPrivateKeyInIt() throws IOException {
    backedUp();
    String seed = Files.readString(server.resolve("identity")).lines().toList().get(1).substring(8);
    String content = new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1);

    assertFalse(content.contains(seed));
    byte[] bytes = HexFormat.of().parseHex(seed);
    assertFalse(content.contains(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  @Test
  void nobodyElseCanReadIt() throws IOException {
    backedUp();

    assertEquals("rw-------", PrivateFiles.permissions(backup));
    assertFalse(Files.exists(home.resolve("monday.part")));
  }

  @Test
  void writesOverNothing() throws IOException {
    backedUp();
    byte[] before = Files.readAllBytes(backup);

    var refusal = assertThrows(ParleyException.class, () -> ServerBackup.make(server, backup));

    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    assertTrue(refusal.toString().contains("monday is there already"), refusal.toString());
    assertTrue(Arrays.equals(before, Files.readAllBytes(backup)));
  }

  @Test
  void needsTheKeysInAnotherFolder() throws IOException {
    backedUp();
    Path elsewhere = home.resolve("elsewhere");

    assertTrue(refusal(elsewhere, null).contains("has no keys, and a backup holds none"));
    ServerBackup.Restored restored =
        ServerBackup.restore(backup, elsewhere, server.resolve("identity"));

    assertNull(restored.aside());
    try (ServerStore store = open(elsewhere)) {
      assertEquals(20, store.image().mails().size());
    }
  }

  @Test
  void fitsItsOwnServerAlone() throws IOException {
    backedUp();
    Path other = home.resolve("other");
    open(other).close();
    byte[] before = Files.readAllBytes(other.resolve("parley.db"));

    assertTrue(refusal(other, null).contains("of a server with other keys"));

    assertTrue(Arrays.equals(before, Files.readAllBytes(other.resolve("parley.db"))));
  }

  @Test
  void isNotRestoredUnderAServerThatRuns() {
    backedUp();

    try (ServerStore _ = open(server)) {
      var refusal =
          assertThrows(ParleyException.class, () -> ServerBackup.restore(backup, server, null));
      assertEquals(ErrorCode.DATA_IN_USE, refusal.code());
    }
  }

  @Test
  void damagedOneIsRefusedAndChangesNothing() throws IOException {
    backedUp();
    byte[] good = Files.readAllBytes(backup);
    byte[] before = Files.readAllBytes(server.resolve("parley.db"));
    byte[] torn = good.clone();
    Arrays.fill(torn, 3 * 4096, 4 * 4096, (byte) 0x5a);
    for (byte[] bad : List.of(new byte[0], new byte[] {7, 7}, torn, Arrays.copyOf(good, 9_000))) {
      Files.write(backup, bad);

      assertTrue(refusal(server, null).contains("monday is damaged ("));
      assertTrue(Arrays.equals(before, Files.readAllBytes(server.resolve("parley.db"))));
    }
    assertFalse(Files.exists(server.resolve("parley.db.part")));
  }

  @Test
  void isOfAServerAlone() {
    SqliteClientStore.open(DataFolder.open(home.resolve("client"), Role.CLIENT)).close();

    var refusal =
        assertThrows(
            ParleyException.class, () -> ServerBackup.make(home.resolve("client"), backup));

    assertEquals(ErrorCode.DATA_VERSION, refusal.code());
    assertFalse(Files.exists(backup));
  }

  @Test
  void saysSoWhenThereIsNoServer() {
    var refusal = assertThrows(ParleyException.class, () -> ServerBackup.make(server, backup));

    assertTrue(refusal.toString().contains("holds no Parley data"), refusal.toString());
    assertFalse(Files.exists(server));
  }
}
