package chat.parley.core.packet;

import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The values that the vectors stand for, by the vector's name.
final class Samples {

  /// The connection ids that either side chose for itself.
  static final long INITIATOR_ID = 0x0102030405060708L;

  static final long RESPONDER_ID = 0x1112131415161718L;

  private static final long EPOCH = 1_800_000_000L;
  private static final long INCARNATION = 0xfedcba9876543210L;
  private static final long PATH_DATA = 0x0123456789abcdefL;

  private static final IdentityRecord ALICE =
      new IdentityRecord(
          "alice", "Alice", key(0x11), key(0x22), 7, key(0x33), 5, 1, Signature.of(fill(64, 0x44)));

  static final TableEntry ENTRY =
      new TableEntry(
          ALICE,
          0x6900000000000002L,
          EntryPresence.AWAY,
          EntryKind.HUMAN,
          Address.v4(0x7f000001, 1232),
          List.of("#tea", "#zürich"),
          "on the phone ☎");

  static final List<Item> ITEMS =
      List.of(
          new Item.Message(17, 1_800_000_123_456L, "", false, "Grüße, €5 🍵"),
          new Item.Message(18, 1_800_000_123_999L, "#tea", true, "kettle on"),
          new Item.Skip(19));

  static final List<Frame.Receipt> RECEIPTS =
      List.of(new Frame.Receipt(INCARNATION, 18), new Frame.Receipt(1, 70_000));

  private Samples() {}

  static Map<String, byte[]> packets() {
    byte[] token = rising(24, 0x40);
    byte[] init = PacketEncoder.init(INITIATOR_ID, rising(1148, 0));
    PacketEncoder.putToken(init, token);
    PacketEncoder.putMac1(init, fill(16, 0xa5));
    byte[] data = new byte[68];
    PacketEncoder.dataHeader(data, RESPONDER_ID, 300);
    System.arraycopy(rising(32, 0xc0), 0, data, 20, 32);
    Arrays.fill(data, 52, 68, (byte) 0x5a);
    var packets = new LinkedHashMap<String, byte[]>();
    packets.put("packet-00-probe", PacketEncoder.probe(INITIATOR_ID));
    packets.put("packet-01-challenge", PacketEncoder.challenge(RESPONDER_ID, token, key(0x22)));
    packets.put("packet-02-init", init);
    packets.put(
        "packet-03-response",
        PacketEncoder.response(INITIATOR_ID, RESPONDER_ID, rising(150, 0x80)));
    packets.put("packet-04-data", data);
    packets.put("packet-05-reset", PacketEncoder.reset(RESPONDER_ID, fill(16, 0x3c)));
    return packets;
  }

  static Frame frame(String name) {
    return Objects.requireNonNull(frames().get(name));
  }

  /// Every type of frame but PADDING, which a decoder skips.
  static Map<String, Frame> frames() {
    var frames = new LinkedHashMap<String, Frame>();
    frames.put("frame-01-ping", new Frame.Ping());
    frames.put(
        "frame-02-acknowledgement",
        new Frame.Acknowledgement(2500, List.of(range(100, 110), range(90, 95), range(7, 7))));
    frames.put("frame-03-fragment", new Frame.Fragment(3, 1152, 1160, rising(8, 0xf0)));
    frames.put("frame-04-path-challenge", new Frame.PathChallenge(PATH_DATA));
    frames.put("frame-05-path-response", new Frame.PathResponse(PATH_DATA));
    frames.put("frame-06-close", new Frame.Close(CloseCode.SUPERSEDED, "opened anew"));
    frames.putAll(whole());
    return frames;
  }

  /// Every type of frame that may be cut into fragments.
  static Map<String, Frame.Whole> whole() {
    var frames = new LinkedHashMap<String, Frame.Whole>();
    fromClient(frames);
    fromServer(frames);
    frames.put("frame-30-text", new Frame.Text(INCARNATION, 16, ITEMS.get(0)));
    frames.put("frame-30-text-to-room", new Frame.Text(INCARNATION, 16, ITEMS.get(1)));
    frames.put("frame-30-text-skip", new Frame.Text(INCARNATION, 16, ITEMS.get(2)));
    frames.put("frame-31-receipt", new Frame.Receipt(INCARNATION, (1L << 62) - 1));
    return frames;
  }

  private static void fromClient(Map<String, Frame.Whole> frames) {
    frames.put(
        "frame-10-register",
        new Frame.Register(
            ALICE, EntryKind.BOT, EntryPresence.ONLINE, List.of("#tea"), "", EPOCH, 41));
    frames.put("frame-11-deregister", new Frame.Deregister());
    frames.put("frame-12-heartbeat", new Frame.Heartbeat(EPOCH, 16_384));
    frames.put("frame-13-lookup", new Frame.Lookup("bob"));
    frames.put("frame-14-watch", new Frame.Watch(false, List.of("bob", "carol")));
    frames.put("frame-14-watch-all", new Frame.Watch(true, List.of()));
    frames.put("frame-15-table-wanted", new Frame.TableWanted(0, 0));
    frames.put("frame-16-store", new Frame.Store(9, "bob", 70, rising(40, 0x20)));
    frames.put("frame-17-mail-taken", new Frame.MailTaken(List.of(1L, 64L), List.of(16_383L)));
  }

  private static void fromServer(Map<String, Frame.Whole> frames) {
    var observed = new Address(0x20010db800000000L, 7, 65_535);
    frames.put(
        "frame-20-registered",
        new Frame.Registered(EPOCH, 90_000, 42, rising(48, 0x90), observed, 3));
    frames.put(
        "frame-21-refused", new Frame.Refused(Refusal.TAKEN, "alice belongs to another key"));
    frames.put("frame-22-deregistered", new Frame.Deregistered());
    frames.put("frame-23-pulse", new Frame.Pulse(EPOCH, 1L << 30));
    frames.put("frame-24-found", new Frame.Found("alice", List.of(ENTRY)));
    frames.put("frame-24-found-none", new Frame.Found("nobody", List.of()));
    frames.put("frame-25-stored", new Frame.Stored(9, true));
    frames.put("frame-26-not-stored", new Frame.NotStored(9, StoreRefusal.QUOTA));
    frames.put("frame-27-mail", new Frame.Mail(77, rising(40, 0x20)));
    frames.put("frame-28-delta", new Frame.Delta(EPOCH, 43, fill(32, 0x66), List.of(ENTRY)));
    frames.put(
        "frame-29-snapshot", new Frame.Snapshot(EPOCH, 43, fill(32, 0x77), 1, 2, List.of(ENTRY)));
    frames.put(
        "frame-2a-over-limit", new Frame.OverLimit(9, StoreLimit.MAILS_OF_PAIR, 10_000));
  }

  static Frame.Acknowledgement.Range range(long from, long to) {
    return new Frame.Acknowledgement.Range(from, to);
  }

  static PublicKey key(int value) {
    return PublicKey.of(fill(PublicKey.LENGTH, value));
  }

  static byte[] fill(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static byte[] rising(int length, int first) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }
}
