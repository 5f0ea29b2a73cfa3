package chat.parley.core.packet;

import java.util.List;

/// Turns frames into bytes (docs/protocol.md, section 4).
///
/// A frame beyond the limits is a mistake of our own and throws [IllegalArgumentException].
public final class FrameEncoder {

  private FrameEncoder() {}

  /// How many bytes the frame takes.
  public static int length(Frame frame) {
    var counter = ByteWriter.counting();
    write(frame, counter);
    return counter.position();
  }

  /// Writes the frame from `offset` on and returns the position after it.
  public static int write(Frame frame, byte[] buffer, int offset) {
    var out = ByteWriter.into(buffer, offset);
    write(frame, out);
    return out.position();
  }

  /// The frame's bytes, to be cut into fragments or kept.
  public static byte[] encode(Frame frame) {
    byte[] bytes = new byte[length(frame)];
    write(frame, ByteWriter.into(bytes, 0));
    return bytes;
  }

  private static void write(Frame frame, ByteWriter out) {
    switch (frame) {
      case Frame.FromPeer peer -> fromPeer(peer, out);
      case Frame.Acknowledgement acknowledgement -> acknowledgement(acknowledgement, out);
      case Frame.Fragment fragment -> fragment(fragment, out);
      case Frame.FromClient client -> fromClient(client, out);
      case Frame.FromServer server -> fromServer(server, out);
      case Frame.Ping _ -> out.u8(FrameType.PING);
      case Frame.Padding _ -> out.u8(FrameType.PADDING);
      case Frame.PathChallenge(long data) -> {
        out.u8(FrameType.PATH_CHALLENGE);
        out.u64(data);
      }
      case Frame.PathResponse(long data) -> {
        out.u8(FrameType.PATH_RESPONSE);
        out.u64(data);
      }
      case Frame.Close(CloseCode code, String reason) -> {
        out.u8(FrameType.CLOSE);
        out.constant(code);
        out.text(reason, Limits.REASON_MAX, "reason");
      }
    }
  }

  private static void fromPeer(Frame.FromPeer frame, ByteWriter out) {
    switch (frame) {
      case Frame.Text text -> {
        out.u8(FrameType.TEXT);
        out.u64(text.incarnation());
        out.varint(text.base());
        ItemCodec.write(text.item(), out);
      }
      case Frame.Receipt receipt -> {
        out.u8(FrameType.RECEIPT);
        receiptFields(receipt, out);
      }
    }
  }

  /// What a RECEIPT frame and a receipt in mail have in common.
  static void receiptFields(Frame.Receipt receipt, ByteWriter out) {
    out.u64(receipt.incarnation());
    out.varint(receipt.upTo());
  }

  /// RFC 9000, section 19.3: the largest number, then lengths of ranges and of the gaps between
  /// them, each less what it cannot be below.
  private static void acknowledgement(Frame.Acknowledgement frame, ByteWriter out) {
    List<Frame.Acknowledgement.Range> ranges = frame.ranges();
    ByteWriter.require(!ranges.isEmpty(), "number of ranges");
    Frame.Acknowledgement.Range range = ranges.get(0);
    out.u8(FrameType.ACKNOWLEDGEMENT);
    out.varint(range.to());
    out.varint(frame.delayMicros());
    out.number(ranges.size() - 1L, Limits.ACK_RANGES_MAX - 1L, "number of ranges");
    out.number(range.to() - range.from(), range.to(), "range");
    for (int i = 1; i < ranges.size(); i++) {
      long above = range.from();
      range = ranges.get(i);
      out.number(above - range.to() - 2, above, "gap between ranges");
      out.number(range.to() - range.from(), range.to(), "range");
    }
  }

  private static void fragment(Frame.Fragment frame, ByteWriter out) {
    int length = frame.bytes().length;
    ByteWriter.require(
        fragmentFits(frame.offset(), length, frame.total()) && frame.id() >>> 32 == 0, "fragment");
    out.u8(FrameType.FRAGMENT);
    out.u32(frame.id());
    out.u16(frame.offset());
    out.u16(frame.total());
    out.u16(length);
    out.raw(frame.bytes());
  }

  static boolean fragmentFits(int offset, int length, int total) {
    return total <= Limits.FRAME_MAX
        && length >= 1
        && length <= Limits.FRAGMENT_BYTES_MAX
        && offset >= 0
        && offset + length <= total;
  }

  private static void fromClient(Frame.FromClient frame, ByteWriter out) {
    switch (frame) {
      case Frame.Register register -> register(register, out);
      case Frame.Deregister _ -> out.u8(FrameType.DEREGISTER);
      case Frame.Heartbeat(long epoch, long version) ->
          tableVersion(FrameType.HEARTBEAT, epoch, version, out);
      case Frame.Lookup(String nickname) -> {
        out.u8(FrameType.LOOKUP);
        Names.writeNickname(nickname, out);
      }
      case Frame.Watch(boolean all, List<String> nicknames) -> {
        ByteWriter.require(!all || nicknames.isEmpty(), "watch of all and some");
        out.u8(FrameType.WATCH);
        out.u8(all ? 1 : 0);
        out.number(nicknames.size(), Limits.WATCHED_MAX, "number of nicknames");
        nicknames.forEach(nickname -> Names.writeNickname(nickname, out));
      }
      case Frame.TableWanted(long epoch, long version) ->
          tableVersion(FrameType.TABLE_WANTED, epoch, version, out);
      case Frame.Store(long id, String recipient, int slot, byte[] mail) -> {
        out.u8(FrameType.STORE);
        out.varint(id);
        Names.writeNickname(recipient, out);
        out.varint(slot);
        out.block(mail, Limits.MAIL_MAX, "mail");
      }
      case Frame.MailTaken(List<Long> taken, List<Long> held) -> {
        out.u8(FrameType.MAIL_TAKEN);
        mailIds(taken, out);
        mailIds(held, out);
      }
    }
  }

  private static void register(Frame.Register frame, ByteWriter out) {
    ByteWriter.require(frame.presence() != EntryPresence.OFFLINE, "presence");
    out.u8(FrameType.REGISTER);
    EntryCodec.writeRecord(frame.identity(), out);
    EntryCodec.writeKind(frame.kind(), out);
    EntryCodec.writePresence(frame.presence(), out);
    Names.writeRooms(frame.rooms(), out);
    out.text(frame.status(), Limits.STATUS_MAX, "status");
    out.u64(frame.epoch());
    out.varint(frame.version());
  }

  private static void tableVersion(int type, long epoch, long version, ByteWriter out) {
    out.u8(type);
    out.u64(epoch);
    out.varint(version);
  }

  private static void mailIds(List<Long> ids, ByteWriter out) {
    out.number(ids.size(), Limits.MAIL_TAKEN_MAX, "number of mails");
    ids.forEach(out::varint);
  }

  private static void fromServer(Frame.FromServer frame, ByteWriter out) {
    switch (frame) {
      case Frame.Registered registered -> registered(registered, out);
      case Frame.Refused(Refusal refusal, String detail) -> {
        out.u8(FrameType.REFUSED);
        out.constant(refusal);
        out.text(detail, Limits.REASON_MAX, "detail");
      }
      case Frame.Deregistered _ -> out.u8(FrameType.DEREGISTERED);
      case Frame.Pulse(long epoch, long version) ->
          tableVersion(FrameType.PULSE, epoch, version, out);
      case Frame.Found(String nickname, List<TableEntry> entry) -> {
        out.u8(FrameType.FOUND);
        Names.writeNickname(nickname, out);
        EntryCodec.writeAll(entry, 1, out);
      }
      case Frame.Stored(long id, boolean online) -> {
        out.u8(FrameType.STORED);
        out.varint(id);
        out.u8(online ? 1 : 0);
      }
      case Frame.NotStored(long id, StoreRefusal refusal) -> {
        out.u8(FrameType.NOT_STORED);
        out.varint(id);
        out.constant(refusal);
      }
      case Frame.OverLimit(long id, StoreLimit limit, long value) -> {
        out.u8(FrameType.OVER_LIMIT);
        out.varint(id);
        out.constant(limit);
        out.varint(value);
      }
      case Frame.Mail(long id, byte[] mail) -> {
        out.u8(FrameType.MAIL);
        out.varint(id);
        out.block(mail, Limits.MAIL_MAX, "mail");
      }
      case Frame.Delta(long epoch, long version, byte[] previous, List<TableEntry> changes) -> {
        tableVersion(FrameType.DELTA, epoch, version, out);
        chainHash(previous, out);
        EntryCodec.writeAll(changes, Limits.TABLE_ENTRIES_MAX, out);
      }
      case Frame.Snapshot snapshot -> snapshot(snapshot, out);
    }
  }

  private static void registered(Frame.Registered frame, ByteWriter out) {
    out.u8(FrameType.REGISTERED);
    out.u64(frame.epoch());
    out.varint(frame.leaseMillis());
    out.varint(frame.version());
    out.block(frame.certificate(), Limits.CERTIFICATE_MAX, "certificate");
    EntryCodec.writeAddress(frame.observed(), out);
    out.number(frame.waiting(), Limits.MAIL_WAITING_MAX, "number of waiting mails");
  }

  private static void snapshot(Frame.Snapshot frame, ByteWriter out) {
    ByteWriter.require(frame.index() < frame.count(), "index of the piece");
    tableVersion(FrameType.SNAPSHOT, frame.epoch(), frame.version(), out);
    chainHash(frame.chain(), out);
    out.varint(frame.index());
    out.number(frame.count(), Limits.SNAPSHOT_PIECES_MAX, "number of pieces");
    EntryCodec.writeAll(frame.entries(), Limits.TABLE_ENTRIES_MAX, out);
  }

  private static void chainHash(byte[] hash, ByteWriter out) {
    ByteWriter.require(hash.length == Limits.CHAIN_HASH_LENGTH, "chain hash");
    out.raw(hash);
  }
}
