package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which databases are opened, and what is said of the others.
final class SqliteOpeningTest {

  @TempDir private Path home;

  private SqliteClientStore open() {
    return SqliteClientStore.open(DataFolder.open(home.resolve("client"), DataFolder.Role.CLIENT));
  }

  private void set(String sql) throws SQLException {
    Path file = home.resolve("client").resolve(SqliteOpening.FILE);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void refusesTablesOfANewerParley() throws SQLException {
    open().close();
    set("PRAGMA user_version = 99");

    var refusal = assertThrows(ParleyException.class, this::open);

    assertEquals(ErrorCode.DATA_VERSION, refusal.code());
    assertTrue(refusal.toString().contains("data version 99, this one knows 2"));
  }

  @Test
  void opensOneThatHasItsVersionAgain() throws SQLException {
    open().close();
    set("PRAGMA user_version = 99");
    assertThrows(ParleyException.class, this::open);
    set("PRAGMA user_version = 2");

    open().close();
  }

  @Test
  void callsTablesWithoutAVersionDamaged() throws SQLException {
    open().close();
    set("PRAGMA user_version = 0");

    try (SqliteClientStore store = open()) {
      assertTrue(store.damage().contains("(tables of no known version)"), store.damage());
    }
  }

  @Test
  void callsTheTablesOfOtherProgramsDamaged() throws SQLException {
    open().close();
    set("PRAGMA application_id = 7");

    try (SqliteClientStore store = open()) {
      assertTrue(store.damage().contains("(tables of no known version)"), store.damage());
    }
  }
}
