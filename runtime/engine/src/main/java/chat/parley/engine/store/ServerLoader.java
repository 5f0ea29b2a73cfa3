package chat.parley.engine.store;

import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.EntryCodec;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.ServerImage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads a server's image and its mails out of its database.
final class ServerLoader {

  private static final String MAIL_COLUMNS =
      "id, recipient, sender, incarnation, first, last, receipts, slot, stored_at";

  /// The numbers come as one text, so that one statement serves for any number of them.
  private static final String READ_MAILS =
      "SELECT %s, mail FROM json_each(?) CROSS JOIN mails ON mails.id = json_each.value"
          .formatted(MAIL_COLUMNS.replace("id, recipient", "mails.id, recipient"));

  private static final byte[] NOTHING = {};

  private record InMailbox(String recipient, MailKey key) {}

  private final Database database;

  ServerLoader(Database database) {
    this.database = database;
  }

  ServerImage load(Identity identity) throws SQLException {
    Long epoch =
        database.first(
            "SELECT value FROM meta WHERE name = ?", row -> row.getLong(1), ServerSchema.EPOCH);
    return new ServerImage(identity, epoch == null ? 0 : epoch, names(), mails());
  }

  private List<NameRow> names() throws SQLException {
    var names = new TreeMap<String, NameRow>();
    for (NameRow name : database.all("SELECT entry, seen_at FROM names", ServerLoader::name)) {
      names.put(name.entry().key(), name);
    }
    return List.copyOf(names.values());
  }

  private static NameRow name(ResultSet row) throws SQLException {
    TableEntry entry = EntryCodec.decode(blob(row, 1));
    if (entry == null) {
      throw new Damage("an unreadable nickname");
    }
    return new NameRow(entry, row.getLong(2));
  }

  private List<MailIndex> mails() throws SQLException {
    String sql = "SELECT %s, length(mail) FROM mails ORDER BY id".formatted(MAIL_COLUMNS);
    List<MailIndex> all = database.all(sql, row -> index(row, row.getInt(10)));
    Set<InMailbox> known = HashSet.newHashSet(all.size());
    var mails = new ArrayList<MailIndex>(all.size());
    for (MailIndex mail : all) {
      if (known.add(new InMailbox(mail.recipient(), mail.key()))) {
        mails.add(mail);
      } else {
        database.run(ServerSchema.DELETE_MAIL, mail.id());
      }
    }
    return List.copyOf(mails);
  }

  /// Those of these mails that are there, in the order of ids.
  static List<MailRow> mails(Database database, List<Long> ids) throws SQLException {
    String list =
        ids.stream().sorted().distinct().map(String::valueOf).collect(Collectors.joining(","));
    return database.all(READ_MAILS, ServerLoader::mail, "[" + list + "]");
  }

  private static MailRow mail(ResultSet row) throws SQLException {
    byte[] mail = blob(row, 10);
    return new MailRow(index(row, mail.length), mail);
  }

  private static MailIndex index(ResultSet row, int bytes) throws SQLException {
    var key =
        new MailKey(
            IdentityHash.read(blob(row, 3), 0),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getBoolean(7));
    return new MailIndex(
        row.getLong(1), row.getString(2), key, row.getInt(8), bytes, row.getLong(9));
  }

  /// The driver gives null for an empty one.
  private static byte[] blob(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? NOTHING : bytes;
  }
}
