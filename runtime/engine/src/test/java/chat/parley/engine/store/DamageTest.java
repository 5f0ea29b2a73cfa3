package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerWrite;
import chat.parley.engine.store.DataFolder.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases that are not as they were written: what is recognised, what becomes of it, and that
/// everybody comes up.
final class DamageTest {

  private static final int PAGE_BYTES = 4096;
  private static final int MAILS = 60;

  @TempDir private Path home;

  private Path server;
  private Path database;
  private byte[] whole = {};

  @BeforeEach
  void makeAServerWithMail() throws IOException {
    server = home.resolve("server");
    database = server.resolve(SqliteOpening.FILE);
    try (ServerStore store = openServer()) {
      var writes = new ArrayList<ServerWrite>();
      for (int i = 1; i <= MAILS; i++) {
        writes.add(new ServerWrite.MailKept(Samples.mail(i, "bob", 2_000)));
        writes.add(new ServerWrite.Named(new NameRow(Samples.entry("name" + i, ""), i)));
      }
      Answers.persist(store, writes.toArray(ServerWrite[]::new));
    }
    whole = Files.readAllBytes(database);
  }

  private ServerStore openServer() {
    return SqliteServerStore.open(DataFolder.open(server, Role.SERVER));
  }

  /// The files in the folder whose names begin so.
  private static List<Path> files(Path folder, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(beginning))
          .sorted()
          .toList();
    }
  }

  private List<Path> aside() throws IOException {
    return files(server, "parley.db.damaged-");
  }

  /// Opens a server with these bytes for a database, and expects that they are set aside.
  private void isSetAside(byte[] bytes) throws IOException {
    Files.write(database, bytes);

    try (ServerStore store = openServer()) {
      assertTrue(store.damage().contains("the database in " + server + " was damaged ("));
      assertTrue(store.damage().contains("is kept as " + aside().getFirst().getFileName()));
      assertTrue(store.damage().contains("parley server restore FILE"), store.damage());
      assertEquals(List.of(), store.image().mails());
      assertEquals(
          Outcome.DONE,
          Answers.persist(store, new ServerWrite.MailKept(Samples.mail(1, "bob", 20))));
    }
    assertArrayEquals(bytes, Files.readAllBytes(aside().getFirst()));
    try (ServerStore again = openServer()) {
      assertEquals("", again.damage());
      assertEquals(1, again.image().mails().size());
    }
  }

  @Test
  void whatIsNoDatabaseIsSetAside() throws IOException {
    isSetAside("these are no tables".repeat(500).getBytes(UTF_8));
  }

  @Test
  void databaseThatWasCutOffIsSetAside() throws IOException {
    isSetAside(Arrays.copyOf(whole, whole.length / 2 / PAGE_BYTES * PAGE_BYTES + 100));
  }

  @Test
  void pageInTheMiddleThatWasTornIsSetAside() throws IOException {
    byte[] torn = whole.clone();
    int page = torn.length / 2 / PAGE_BYTES * PAGE_BYTES;
    Arrays.fill(torn, page, page + 512, (byte) 0);

    isSetAside(torn);
  }

  @Test
  void databaseOfZeroesIsSetAside() throws IOException {
    isSetAside(new byte[whole.length]);
  }

  @Test
  void serverComesUpWhateverByteIsWrong() throws IOException {
    var random = new Random(7);
    int found = 0;
    var places = new ArrayList<Integer>();
    for (int at = 0; at < 100; at += 3) {
      places.add(at);
    }
    for (int i = 0; i < 120; i++) {
      places.add(random.nextInt(whole.length));
    }
    for (int at : places) {
      byte[] wrong = whole.clone();
      wrong[at] ^= (byte) (1 << random.nextInt(8));
      if (isOtherVersion(at)) {
        continue;
      }
      Files.write(database, wrong);

      try (ServerStore store = openServer()) {
        found += store.damage().isEmpty() ? 0 : 1;
        boolean isAside = !aside().isEmpty();
        assertEquals(!store.damage().isEmpty(), isAside, "byte " + at);
        assertEquals(
            Outcome.DONE, Answers.persist(store, new ServerWrite.EpochBegun(5)), "byte " + at);
      }
      for (Path file : aside()) {
        Files.delete(file);
      }
    }
    // Most bytes are within texts and mails, where SQLite sees nothing.
    assertTrue(found > 10, found + " were found");
  }

  /// What an older Parley would find in a newer folder, and must leave alone.
  private static boolean isOtherVersion(int at) {
    return at >= 60 && at < 64;
  }

  @Test
  void nicknameThatCannotBeReadIsDamage() throws Exception {
    try (Database open = Database.open(database, Long.MAX_VALUE)) {
      open.begin();
      open.run("UPDATE names SET entry = x'00' WHERE nickname = 'name7'");
      open.commit();
    }

    try (ServerStore store = openServer()) {
      assertTrue(store.damage().contains("(an unreadable nickname)"), store.damage());
    }
  }

  @Test
  void twoDamagedDatabasesAreBothKept() throws IOException {
    for (int i = 1; i <= 2; i++) {
      Files.write(database, new byte[] {1, 2, 3});
      openServer().close();

      assertEquals(i, aside().size());
    }
  }

  @Test
  void clientKeepsItsKeysAndNumbersOnFromElsewhere() throws IOException {
    Path folder = home.resolve("client");
    ClientStore before = SqliteClientStore.open(DataFolder.open(folder, Role.CLIENT));
    Answers.persist(
        before,
        new ClientWrite.Reserved(77),
        new ClientWrite.PrekeyMade(Samples.prekey(1), 5),
        new ClientWrite.Sent(Samples.sent(before.image().incarnation(), "bob", 1)));
    before.close();
    Files.write(folder.resolve(SqliteOpening.FILE), new byte[] {9, 9});

    try (ClientStore after = SqliteClientStore.open(DataFolder.open(folder, Role.CLIENT))) {
      ClientImage image = after.image();
      assertTrue(after.damage().contains("what was still in the outbox"), after.damage());
      assertEquals(before.image().identity(), image.identity());
      assertTrue(image.incarnation() != before.image().incarnation());
      assertTrue(image.handshakeCounter() > 77);
      assertTrue(image.recordSequence() > 5);
      assertEquals(List.of(), image.outbox());
    }
    assertEquals(1, files(folder, "parley.db.damaged-").size());
  }

  @Test
  void clientWhoseDatabaseIsGoneNumbersOnFromElsewhere() throws IOException {
    Path folder = home.resolve("client");
    SqliteClientStore.open(DataFolder.open(folder, Role.CLIENT)).close();
    Files.delete(folder.resolve(SqliteOpening.FILE));

    try (ClientStore after = SqliteClientStore.open(DataFolder.open(folder, Role.CLIENT))) {
      assertEquals("", after.damage());
      assertTrue(after.image().handshakeCounter() > 0);
      assertTrue(after.image().recordSequence() > 0);
    }
  }

  @Test
  void freshOneIsNotDamaged() throws IOException {
    Path fresh = home.resolve("fresh");

    try (ServerStore store = SqliteServerStore.open(DataFolder.open(fresh, Role.SERVER))) {
      assertEquals("", store.damage());
    }
    assertFalse(Files.exists(fresh.resolve("parley.db.damaged")));
    assertEquals(List.of(), files(fresh, "parley.db."));
  }
}
