package chat.parley.core.packet;

import chat.parley.core.crypto.IdentityRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns bytes into frames (docs/protocol.md, section 4): never throws, whatever the bytes are, and
/// accepts exactly what [FrameEncoder] writes.
public final class FrameDecoder {

  private static final Frame PING = new Frame.Ping();
  private static final Frame DEREGISTER = new Frame.Deregister();
  private static final Frame DEREGISTERED = new Frame.Deregistered();

  private static final CloseCode[] CLOSE_CODES = CloseCode.values();
  private static final Refusal[] REFUSALS = Refusal.values();
  private static final StoreRefusal[] STORE_REFUSALS = StoreRefusal.values();
  private static final StoreLimit[] STORE_LIMITS = StoreLimit.values();

  private FrameDecoder() {}

  /// The frames in a packet's plaintext, where `offset` and `length` lie within `buffer`.
  public static Decoded decode(byte[] buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length > Limits.PLAINTEXT_MAX) {
      return new Decoded.Malformed("longer than a packet", Limits.PLAINTEXT_MAX);
    }
    var in = new ByteReader(buffer, offset, length);
    var frames = new ArrayList<Frame>(4);
    while (in.remaining() > 0) {
      int type = in.u8();
      if (type == FrameType.PADDING) {
        if (!in.takesZerosToEnd()) {
          in.fail("frame after padding");
        }
        break;
      }
      Frame frame = body(type, in);
      if (frame == null || in.hasFailed()) {
        break;
      }
      frames.add(frame);
    }
    return in.hasFailed() ? in.malformed() : new Decoded.Frames(frames);
  }

  /// The one frame that a reassembled run of fragments holds: a [Frame.Whole], and nothing after
  /// it.
  public static Decoded decodeWhole(byte[] bytes) {
    if (bytes.length > Limits.FRAME_MAX) {
      return new Decoded.Malformed("longer than a frame", Limits.FRAME_MAX);
    }
    var in = new ByteReader(bytes, 0, bytes.length);
    Frame frame = body(in.u8(), in);
    if (in.hasFailed() || frame == null) {
      return in.malformed();
    }
    if (!(frame instanceof Frame.Whole)) {
      return new Decoded.Malformed("not a frame that may be cut", 0);
    }
    if (in.remaining() > 0) {
      return new Decoded.Malformed("bytes after the frame", bytes.length - in.remaining());
    }
    return new Decoded.Frames(List.of(frame));
  }

  /// The frame of that type; null, or one of no worth, if the reader has failed.
  private static @Nullable Frame body(int type, ByteReader in) {
    return switch (type) {
      case FrameType.TEXT -> text(in);
      case FrameType.RECEIPT -> receiptFields(in);
      case FrameType.ACKNOWLEDGEMENT -> acknowledgement(in);
      case FrameType.FRAGMENT -> fragment(in);
      case FrameType.PING -> PING;
      case FrameType.PATH_CHALLENGE -> new Frame.PathChallenge(in.u64());
      case FrameType.PATH_RESPONSE -> new Frame.PathResponse(in.u64());
      case FrameType.CLOSE ->
          new Frame.Close(in.constant(CLOSE_CODES, "unknown close code"), reason(in));
      case FrameType.REGISTER -> register(in);
      case FrameType.DEREGISTER -> DEREGISTER;
      case FrameType.HEARTBEAT -> new Frame.Heartbeat(in.u64(), in.varint());
      case FrameType.LOOKUP -> new Frame.Lookup(Names.readNickname(in));
      case FrameType.WATCH -> watch(in);
      case FrameType.TABLE_WANTED -> new Frame.TableWanted(in.u64(), in.varint());
      case FrameType.STORE -> store(in);
      case FrameType.MAIL_TAKEN -> new Frame.MailTaken(mailIds(in), mailIds(in));
      case FrameType.REGISTERED -> registered(in);
      case FrameType.REFUSED ->
          new Frame.Refused(in.constant(REFUSALS, "unknown refusal"), reason(in));
      case FrameType.DEREGISTERED -> DEREGISTERED;
      case FrameType.PULSE -> new Frame.Pulse(in.u64(), in.varint());
      case FrameType.FOUND -> new Frame.Found(Names.readNickname(in), EntryCodec.readAll(1, in));
      case FrameType.STORED -> new Frame.Stored(in.varint(), bool(in));
      case FrameType.NOT_STORED ->
          new Frame.NotStored(in.varint(), in.constant(STORE_REFUSALS, "unknown refusal"));
      case FrameType.OVER_LIMIT ->
          new Frame.OverLimit(
              in.varint(), in.constant(STORE_LIMITS, "unknown limit"), in.varint());
      case FrameType.MAIL -> new Frame.Mail(in.varint(), mail(in));
      case FrameType.DELTA -> delta(in);
      case FrameType.SNAPSHOT -> snapshot(in);
      default -> {
        in.fail("unknown type of frame");
        yield null;
      }
    };
  }

  private static @Nullable Frame text(ByteReader in) {
    long incarnation = in.u64();
    long base = in.varint();
    Item item = ItemCodec.read(in);
    return item == null ? null : new Frame.Text(incarnation, base, item);
  }

  /// What a RECEIPT frame and a receipt in mail have in common.
  static Frame.Receipt receiptFields(ByteReader in) {
    return new Frame.Receipt(in.u64(), in.varint());
  }

  private static Frame acknowledgement(ByteReader in) {
    long to = in.varint();
    long delayMicros = in.varint();
    int more = in.count(Limits.ACK_RANGES_MAX - 1, 2, "too many ranges");
    long from = to - in.varint();
    var ranges = new ArrayList<Frame.Acknowledgement.Range>(more + 1);
    ranges.add(new Frame.Acknowledgement.Range(from, to));
    for (int i = 0; i < more && from >= 0; i++) {
      to = from - in.varint() - 2;
      from = to - in.varint();
      ranges.add(new Frame.Acknowledgement.Range(from, to));
    }
    in.require(from >= 0, "range below zero"); // Each starts below the one before it.
    return new Frame.Acknowledgement(delayMicros, List.copyOf(ranges));
  }

  private static Frame fragment(ByteReader in) {
    long id = in.u32();
    int offset = in.u16();
    int total = in.u16();
    int length = in.u16();
    in.require(FrameEncoder.fragmentFits(offset, length, total), "fragment does not fit");
    return new Frame.Fragment(id, offset, total, in.raw(length));
  }

  private static @Nullable Frame register(ByteReader in) {
    IdentityRecord identity = EntryCodec.readRecord(in);
    EntryKind kind = EntryCodec.readKind(in);
    EntryPresence presence = EntryCodec.readPresence(in);
    in.require(presence != EntryPresence.OFFLINE, "registers as offline");
    List<String> rooms = Names.readRooms(in);
    String status = in.text(Limits.STATUS_MAX, "status is too long");
    long epoch = in.u64();
    long version = in.varint();
    return identity == null
        ? null
        : new Frame.Register(identity, kind, presence, rooms, status, epoch, version);
  }

  private static Frame watch(ByteReader in) {
    boolean all = bool(in);
    int count = in.count(Limits.WATCHED_MAX, 2, "too many nicknames");
    in.require(!all || count == 0, "watches all and some");
    var nicknames = new ArrayList<String>(count);
    for (int i = 0; i < count && !in.hasFailed(); i++) {
      nicknames.add(Names.readNickname(in));
    }
    return new Frame.Watch(all, List.copyOf(nicknames));
  }

  private static Frame store(ByteReader in) {
    long id = in.varint();
    String recipient = Names.readNickname(in);
    int slot = in.number(Integer.MAX_VALUE, "slot is too large");
    return new Frame.Store(id, recipient, slot, mail(in));
  }

  private static Frame registered(ByteReader in) {
    long epoch = in.u64();
    int leaseMillis = in.number(Integer.MAX_VALUE, "lease is too long");
    long version = in.varint();
    byte[] certificate = in.block(Limits.CERTIFICATE_MAX, "certificate is too long");
    Address observed = EntryCodec.readAddress(in);
    int waiting = in.number(Limits.MAIL_WAITING_MAX, "too many waiting mails");
    return new Frame.Registered(epoch, leaseMillis, version, certificate, observed, waiting);
  }

  private static Frame delta(ByteReader in) {
    long epoch = in.u64();
    long version = in.varint();
    byte[] previous = in.raw(Limits.CHAIN_HASH_LENGTH);
    return new Frame.Delta(
        epoch, version, previous, EntryCodec.readAll(Limits.TABLE_ENTRIES_MAX, in));
  }

  private static Frame snapshot(ByteReader in) {
    long epoch = in.u64();
    long version = in.varint();
    byte[] chain = in.raw(Limits.CHAIN_HASH_LENGTH);
    int index = in.number(Limits.SNAPSHOT_PIECES_MAX, "index of the piece is too large");
    int count = in.number(Limits.SNAPSHOT_PIECES_MAX, "too many pieces");
    in.require(index < count, "index is beyond the last piece");
    return new Frame.Snapshot(
        epoch, version, chain, index, count, EntryCodec.readAll(Limits.TABLE_ENTRIES_MAX, in));
  }

  private static List<Long> mailIds(ByteReader in) {
    int count = in.count(Limits.MAIL_TAKEN_MAX, 1, "too many mails");
    var ids = new ArrayList<Long>(count);
    for (int i = 0; i < count; i++) {
      ids.add(in.varint());
    }
    return List.copyOf(ids);
  }

  private static byte[] mail(ByteReader in) {
    return in.block(Limits.MAIL_MAX, "mail is too long");
  }

  private static String reason(ByteReader in) {
    return in.text(Limits.REASON_MAX, "reason is too long");
  }

  private static boolean bool(ByteReader in) {
    int value = in.u8();
    in.require(value <= 1, "neither yes nor no");
    return value == 1;
  }
}
