package chat.parley.core.packet;

import chat.parley.core.crypto.IdentityRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes of a table entry, the same in frames, in the table's chain hash and on disk
/// (docs/protocol.md, section 4.5).
public final class EntryCodec {

  /// The shortest identity record: two nicknames of one byte.
  private static final int RECORD_MIN = 187;

  /// A record, generation, presence, kind, address, no rooms, no status.
  private static final int LENGTH_MIN = 2 + RECORD_MIN + 8 + 1 + 1 + 18 + 1 + 1;

  private static final EntryPresence[] PRESENCES = EntryPresence.values();
  private static final EntryKind[] KINDS = EntryKind.values();

  private EntryCodec() {}

  /// How many bytes the entry takes.
  public static int length(TableEntry entry) {
    var counter = ByteWriter.counting();
    write(entry, counter);
    return counter.position();
  }

  /// The one encoding of the entry.
  public static byte[] encode(TableEntry entry) {
    byte[] bytes = new byte[length(entry)];
    write(entry, ByteWriter.into(bytes, 0));
    return bytes;
  }

  /// The entry that is exactly these bytes, its record unverified; null when they are none.
  public static @Nullable TableEntry decode(byte[] bytes) {
    var in = new ByteReader(bytes, 0, bytes.length);
    TableEntry entry = read(in);
    return in.remaining() == 0 ? entry : null;
  }

  static void writeAll(List<TableEntry> entries, int max, ByteWriter out) {
    out.number(entries.size(), max, "number of entries");
    for (TableEntry entry : entries) {
      write(entry, out);
    }
  }

  static List<TableEntry> readAll(int max, ByteReader in) {
    int count = in.count(max, LENGTH_MIN, "too many entries");
    var entries = new ArrayList<TableEntry>(count);
    for (int i = 0; i < count; i++) {
      TableEntry entry = read(in);
      if (entry == null) {
        return List.of();
      }
      entries.add(entry);
    }
    return List.copyOf(entries);
  }

  private static void write(TableEntry entry, ByteWriter out) {
    writeRecord(entry.identity(), out);
    out.u64(entry.generation());
    writePresence(entry.presence(), out);
    writeKind(entry.kind(), out);
    writeAddress(entry.address(), out);
    Names.writeRooms(entry.rooms(), out);
    out.text(entry.status(), Limits.STATUS_MAX, "status");
  }

  private static @Nullable TableEntry read(ByteReader in) {
    IdentityRecord identity = readRecord(in);
    long generation = in.u64();
    EntryPresence presence = readPresence(in);
    EntryKind kind = readKind(in);
    Address address = readAddress(in);
    List<String> rooms = Names.readRooms(in);
    String status = in.text(Limits.STATUS_MAX, "status is too long");
    return identity == null || in.hasFailed()
        ? null
        : new TableEntry(identity, generation, presence, kind, address, rooms, status);
  }

  static void writeRecord(IdentityRecord identity, ByteWriter out) {
    out.block(identity.length(), identity::encode, IdentityRecord.LENGTH_MAX, "identity record");
  }

  /// The record, or null if the reader has failed.
  static @Nullable IdentityRecord readRecord(ByteReader in) {
    byte[] bytes = in.block(IdentityRecord.LENGTH_MAX, "identity record is too long");
    if (in.hasFailed()) {
      return null;
    }
    IdentityRecord identity = IdentityRecord.decode(bytes).orElse(null);
    in.require(identity != null, "identity record has another layout");
    return identity;
  }

  static void writePresence(EntryPresence presence, ByteWriter out) {
    out.constant(presence);
  }

  static EntryPresence readPresence(ByteReader in) {
    return in.constant(PRESENCES, "unknown presence");
  }

  static void writeKind(EntryKind kind, ByteWriter out) {
    out.constant(kind);
  }

  static EntryKind readKind(ByteReader in) {
    return in.constant(KINDS, "unknown kind of entry");
  }

  static void writeAddress(Address address, ByteWriter out) {
    out.u64(address.high());
    out.u64(address.low());
    out.u16(address.port());
  }

  static Address readAddress(ByteReader in) {
    return new Address(in.u64(), in.u64(), in.u16());
  }
}
