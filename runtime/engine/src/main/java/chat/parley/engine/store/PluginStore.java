package chat.parley.engine.store;

import chat.parley.api.plugin.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The store of one plugin, in a SQLite file that is made with the first text that is put.
///
/// Safe for use by any thread.
public final class PluginStore implements Store, AutoCloseable {

  private static final int KEY_BYTES_MAX = 200;
  private static final int VALUE_BYTES_MAX = 1 << 20;
  private static final long BYTES_MAX = 64L << 20;

  /// Room for what SQLite needs besides the texts.
  private static final long DATABASE_BYTES_MAX = 2 * BYTES_MAX;

  /// How much is written before the log is moved to its place.
  private static final long LOG_BYTES = 4L << 20;

  private static final Schema SCHEMA =
      new Schema(
          List.of("CREATE TABLE text (key BLOB PRIMARY KEY, value BLOB NOT NULL)"), List.of());

  private record Line(byte[] key, byte[] value) {

    long bytes() {
      return (long) key.length + value.length;
    }
  }

  private final String plugin;
  private final Path file;

  // All below are guarded by this object's monitor.
  private final RecentTexts recent = new RecentTexts();
  private @Nullable Database database;
  private long bytes;
  private long logged;
  private boolean closed;

  /// Of this plugin, in this file.
  public PluginStore(String plugin, Path file) {
    this.plugin = plugin;
    this.file = file;
  }

  @Override
  public synchronized Optional<String> get(String key) {
    if (closed) {
      throw unloaded();
    }
    return recent.get(key, this::read);
  }

  private Optional<String> read(String key) {
    byte[] wanted = key(key);
    if (isMissing()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(find(wanted)).map(line -> text(line.value()));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void put(String key, String value) {
    var line = new Line(key(key), bytes("value", value, VALUE_BYTES_MAX));
    recent.forget(key);
    Database open = open();
    try {
      Line before = find(line.key());
      long after = bytes + line.bytes() - (before == null ? 0 : before.bytes());
      if (after > BYTES_MAX) {
        throw new IllegalStateException(
            "the store of %s is full: %d MiB; remove something".formatted(plugin, BYTES_MAX >> 20));
      }
      write(
          open,
          "INSERT INTO text VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          line.key(),
          line.value());
      bytes = after;
      checkpoint(open, line.bytes());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void remove(String key) {
    byte[] unwanted = key(key);
    recent.forget(key);
    if (isMissing()) {
      return;
    }
    try {
      Line before = find(unwanted);
      if (before != null) {
        write(open(), "DELETE FROM text WHERE key = ?", unwanted);
        bytes -= before.bytes();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized Map<String, String> entries(String prefix) {
    byte[] from = bytes("prefix", prefix, KEY_BYTES_MAX);
    if (isMissing()) {
      return Map.of();
    }
    // No UTF-8 has this byte, so it comes behind all that may follow the prefix.
    byte[] to = Arrays.copyOf(from, from.length + 1);
    to[from.length] = (byte) 0xff;
    var found = new LinkedHashMap<String, String>();
    try {
      open()
          .all(
              "SELECT key, value FROM text WHERE key >= ? AND key < ? ORDER BY key",
              row -> new Line(row.getBytes(1), row.getBytes(2)),
              from,
              to)
          .forEach(line -> found.put(text(line.key()), text(line.value())));
      return Collections.unmodifiableMap(found);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private @Nullable Line find(byte[] key) throws SQLException {
    return open()
        .first(
            "SELECT key, value FROM text WHERE key = ?",
            row -> new Line(row.getBytes(1), row.getBytes(2)),
            key);
  }

  private static void write(Database open, String sql, Object... values) throws SQLException {
    boolean committed = false;
    open.begin();
    try {
      open.run(sql, values);
      open.commit();
      committed = true;
    } finally {
      if (!committed) {
        open.rollback();
      }
    }
  }

  private void checkpoint(Database open, long written) throws SQLException {
    logged += written;
    if (logged > LOG_BYTES) {
      logged = 0;
      open.checkpoint();
    }
  }

  /// Whether nothing was ever put, so that there is no file to open.
  private boolean isMissing() {
    if (closed) {
      throw unloaded();
    }
    return database == null && !Files.exists(file);
  }

  private Database open() {
    if (closed) {
      throw unloaded();
    }
    if (database != null) {
      return database;
    }
    try {
      PrivateFiles.createIfMissing(file);
      database = prepared(Database.open(file, DATABASE_BYTES_MAX));
      return database;
    } catch (IOException e) {
      throw new IllegalStateException(
          "the store of %s cannot be opened (%s): %s"
              .formatted(plugin, file, PrivateFiles.reason(e)),
          e);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// Has the table in it, and counts what is there.
  private Database prepared(Database opened) throws SQLException {
    boolean complete = false;
    try {
      if (!opened.hasTables()) {
        opened.create(SCHEMA);
      }
      Long sum =
          opened.first(
              "SELECT coalesce(sum(length(key) + length(value)), 0) FROM text",
              row -> row.getLong(1));
      bytes = sum == null ? 0 : sum;
      complete = true;
      return opened;
    } finally {
      if (!complete) {
        opened.close();
      }
    }
  }

  private static byte[] key(String key) {
    byte[] bytes = bytes("key", key, KEY_BYTES_MAX);
    if (bytes.length == 0) {
      throw new IllegalArgumentException("key is empty");
    }
    return bytes;
  }

  private static byte[] bytes(String what, String text, int max) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      if (encoded.remaining() > max) {
        throw new IllegalArgumentException(
            "%s has %d bytes, may have %d".formatted(what, encoded.remaining(), max));
      }
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("%s has half a character in it".formatted(what), e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private IllegalStateException unloaded() {
    return new IllegalStateException("the plugin %s is unloaded".formatted(plugin));
  }

  private IllegalStateException failed(SQLException e) {
    String what = Fault.of(e) == Fault.FULL ? "has no room" : "cannot be used";
    return new IllegalStateException(
        "the store of %s %s (%s): %s".formatted(plugin, what, file, e.getMessage()), e);
  }

  /// Writes everything to its place, and takes nothing more. Closing twice does nothing.
  @Override
  public synchronized void close() {
    closed = true;
    if (database != null) {
      try (Database last = database) {
        last.checkpointAndTruncate();
      } catch (SQLException e) {
        throw failed(e);
      } finally {
        database = null;
      }
    }
  }
}
