package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerImage;
import chat.parley.core.store.ServerWrite;
import chat.parley.engine.store.DataFolder.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases of the oldest version that is supported are opened, and gone on with.
final class OldDatabaseTest {

  /// The keys that those databases were filled under.
  private static final String IDENTITY =
      "parley identity 1\nsigning %s\nagreement %s\n".formatted("01".repeat(32), "02".repeat(32));

  @TempDir private Path home;

  /// A folder with the database that a script makes.
  private DataFolder folder(Role role) throws IOException, SQLException {
    try (DataFolder folder = DataFolder.open(home, role)) {
      PrivateFiles.replace(folder.file(IdentityFile.FILE), IDENTITY.getBytes(US_ASCII));
      PrivateFiles.createIfMissing(folder.file(SqliteOpening.FILE));
      execute(script(role.name().toLowerCase(Locale.ROOT) + "-1.sql"));
    }
    return DataFolder.open(home, role);
  }

  private static String script(String name) throws IOException {
    try (InputStream script = OldDatabaseTest.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new AssertionError(name + " is missing");
      }
      return new String(script.readAllBytes(), UTF_8);
    }
  }

  private void execute(String script) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve(SqliteOpening.FILE));
        var statement = connection.createStatement()) {
      // The driver does all of them.
      statement.executeUpdate(script);
    }
  }

  private int version() throws SQLException {
    try (Database database = Database.open(home.resolve(SqliteOpening.FILE), Long.MAX_VALUE)) {
      return database.version();
    }
  }

  @Test
  void clientGoesOnWithVersion1() throws IOException, SQLException {
    try (ClientStore store = SqliteClientStore.open(folder(Role.CLIENT))) {
      ClientImage image = store.image();

      assertEquals("", store.damage());
      assertEquals(
          List.of("bob 1", "bob 2", "zoe 1"),
          image.outbox().stream().map(OutboxRow::message).map(Item.Message::text).toList());
      assertEquals(List.of(Samples.taken(2)), image.unshown());
      assertEquals(99, image.handshakeCounter());
      assertEquals(7, image.recordSequence());
      assertEquals(1, image.pins().size());
      assertEquals(
          Outcome.DONE,
          Answers.persist(
              store,
              new ClientWrite.Sent(Samples.sent(image.incarnation(), "bob", 3)),
              new ClientWrite.ShownEarly(2)));
    }

    assertEquals(ClientSchema.SCHEMA.version(), version());
    try (ClientStore again = SqliteClientStore.open(DataFolder.open(home, Role.CLIENT))) {
      assertEquals(4, again.image().outbox().size());
      assertEquals(List.of(), again.image().unshown());
    }
  }

  @Test
  void serverGoesOnWithVersion1() throws IOException, SQLException {
    try (ServerStore store = SqliteServerStore.open(folder(Role.SERVER))) {
      ServerImage image = store.image();

      assertEquals("", store.damage());
      assertEquals(1_800_000_000L, image.epoch());
      assertEquals(
          List.of("bob", "👾"), image.names().stream().map(name -> name.entry().key()).toList());
      Images.assertSame(
          List.of(
              Samples.mail(1, "bob", 20), Samples.mail(2, "bob", 20), Samples.mail(3, "zoe", 40)),
          Answers.read(store, 1L, 2L, 3L));
      assertEquals(Outcome.DONE, Answers.persist(store, new ServerWrite.MailGone(List.of(1L, 2L))));
    }

    try (ServerStore again = SqliteServerStore.open(DataFolder.open(home, Role.SERVER))) {
      assertEquals(List.of(Samples.mail(3, "zoe", 40).index()), again.image().mails());
    }
  }

  @Test
  void eachVersionBecomesTheNextOrStaysWhatItIs() throws IOException, SQLException {
    var schema =
        new Schema(
            List.of(),
            List.of(
                List.of("CREATE TABLE two (a INTEGER) STRICT", "INSERT INTO two VALUES (2)"),
                List.of("CREATE TABLE three (a INTEGER) STRICT", "INSERT INTO two VALUES ('x')")));
    Path file = home.resolve("some.db");
    PrivateFiles.createIfMissing(file);
    try (Database database = Database.open(file, Long.MAX_VALUE)) {
      database.create(new Schema(List.of(), List.of()));

      assertThrows(SQLException.class, () -> database.migrate(schema));
      assertEquals(2, database.version());
      assertEquals(
          List.of("two"), database.all("SELECT name FROM sqlite_schema", row -> row.getString(1)));
      assertEquals(List.of(2L), database.all("SELECT a FROM two", row -> row.getLong(1)));
    }
  }
}
