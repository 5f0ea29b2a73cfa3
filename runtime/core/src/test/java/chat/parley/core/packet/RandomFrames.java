package chat.parley.core.packet;

import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Frames within the limits, made from a seed; lengths and numbers near a limit come up often.
final class RandomFrames {

  private static final int[] CODE_POINTS = {'a', 'ß', '€', 0x1f375, 0x7ff, 0xffff, 0x10ffff, ' '};

  private final RandomGenerator random;
  private final List<Supplier<Frame>> makers =
      List.of(
          this::acknowledgement,
          this::fragment,
          () -> new Frame.PathChallenge(bits()),
          () -> new Frame.PathResponse(bits()),
          () -> new Frame.Close(oneOf(CloseCode.values()), text(0, Limits.REASON_MAX)),
          this::register,
          () -> new Frame.Heartbeat(bits(), number()),
          () -> new Frame.Lookup(nickname()),
          () -> new Frame.Watch(false, listOf(Limits.WATCHED_MAX, this::nickname)),
          () -> new Frame.TableWanted(bits(), number()),
          () -> new Frame.Store(number(), nickname(), slot(), bytes(length(Limits.MAIL_MAX))),
          () -> new Frame.MailTaken(mailIds(), mailIds()),
          this::registered,
          () -> new Frame.Refused(oneOf(Refusal.values()), text(0, Limits.REASON_MAX)),
          () -> new Frame.Pulse(bits(), number()),
          () -> new Frame.Found(nickname(), listOf(1, this::entry)),
          () -> new Frame.Stored(number(), flip()),
          () -> new Frame.NotStored(number(), oneOf(StoreRefusal.values())),
          () -> new Frame.OverLimit(number(), oneOf(StoreLimit.values()), number()),
          () -> new Frame.Mail(number(), bytes(length(Limits.MAIL_MAX))),
          () -> new Frame.Delta(bits(), number(), bytes(32), entries()),
          () -> new Frame.Snapshot(bits(), number(), bytes(32), 4, 5, entries()),
          () -> new Frame.Text(bits(), number(), item()),
          () -> new Frame.Receipt(bits(), number()));

  RandomFrames(RandomGenerator random) {
    this.random = random;
  }

  /// How many types of frame there are to choose from.
  int types() {
    return makers.size();
  }

  Frame frame(int type) {
    return makers.get(type).get();
  }

  Frame frame() {
    return frame(random.nextInt(makers.size()));
  }

  Item item() {
    long sequence = Math.max(1, number());
    return random.nextInt(5) == 0
        ? new Item.Skip(sequence)
        : new Item.Message(
            sequence,
            number(),
            oneOf(new String[] {"", "*", "#tea"}),
            flip(),
            text(0, Limits.TEXT_MAX));
  }

  private Frame acknowledgement() {
    int count = 1 + length(Limits.ACK_RANGES_MAX - 1);
    var ranges = new ArrayList<Frame.Acknowledgement.Range>();
    long to = 1_000_000_000L + (number() >>> 1);
    for (int i = 0; i < count; i++) {
      long from = to - random.nextInt(1_000_000);
      ranges.add(new Frame.Acknowledgement.Range(from, to));
      to = from - 2 - random.nextInt(1_000_000);
    }
    return new Frame.Acknowledgement(number(), ranges);
  }

  private Frame fragment() {
    int length = 1 + length(Limits.FRAGMENT_BYTES_MAX - 1);
    int offset = length(Limits.FRAME_MAX - length);
    int total = offset + length + length(Limits.FRAME_MAX - length - offset);
    return new Frame.Fragment(bits() >>> 32, offset, total, bytes(length));
  }

  private Frame register() {
    return new Frame.Register(
        identity(),
        oneOf(EntryKind.values()),
        flip() ? EntryPresence.ONLINE : EntryPresence.AWAY,
        rooms(),
        text(0, Limits.STATUS_MAX),
        bits(),
        number());
  }

  private Frame registered() {
    return new Frame.Registered(
        bits(), slot(), number(), bytes(length(Limits.CERTIFICATE_MAX)), address(), length(1_000));
  }

  TableEntry entry() {
    return new TableEntry(
        identity(),
        bits(),
        oneOf(EntryPresence.values()),
        oneOf(EntryKind.values()),
        address(),
        rooms(),
        text(0, Limits.STATUS_MAX));
  }

  private List<TableEntry> entries() {
    return listOf(5, this::entry);
  }

  private IdentityRecord identity() {
    return new IdentityRecord(
        nickname(),
        nickname(),
        PublicKey.of(bytes(32)),
        PublicKey.of(bytes(32)),
        random.nextInt(),
        PublicKey.of(bytes(32)),
        bits(),
        random.nextInt(),
        Signature.of(bytes(64)));
  }

  private Address address() {
    return new Address(bits(), bits(), random.nextInt(65_536));
  }

  private List<String> rooms() {
    return listOf(Limits.ROOMS_MAX, () -> "#" + text(1, Limits.ROOM_MAX - 1));
  }

  private List<Long> mailIds() {
    return listOf(Limits.MAIL_TAKEN_MAX, this::number);
  }

  private String nickname() {
    return text(1, Limits.NICKNAME_MAX);
  }

  /// A text of `min` to `max` bytes.
  private String text(int min, int max) {
    int length = min + length(max - min);
    var text = new StringBuilder();
    for (int left = length; left > 0; ) {
      int point = CODE_POINTS[random.nextInt(CODE_POINTS.length)];
      if (point > 0x7f && left < 4) {
        point = 'x';
      }
      text.appendCodePoint(point);
      left -= Utf8.length(Character.toString(point));
    }
    return text.toString();
  }

  private <T> List<T> listOf(int max, Supplier<T> maker) {
    return Stream.generate(maker).limit(length(max)).toList();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// 0 to `max`, both ends far more often than by chance.
  private int length(int max) {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> max;
      case 2 -> random.nextInt(max + 1);
      default -> random.nextInt(Math.min(max, 20) + 1);
    };
  }

  /// A varint, each width as often as the others.
  private long number() {
    int bits = new int[] {6, 14, 30, 62}[random.nextInt(4)];
    return flip() ? (1L << bits) - 1 : random.nextLong() >>> (64 - bits);
  }

  private int slot() {
    return flip() ? 0 : random.nextInt() >>> 1;
  }

  private long bits() {
    return random.nextLong();
  }

  private boolean flip() {
    return random.nextBoolean();
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
