package chat.parley.core.sim;

import chat.parley.core.crypto.MailHeader;
import chat.parley.core.packet.Decoded;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameDecoder;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.TableEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is inside the packets that a traced simulation has seen sealed, in words, found again by
/// the packet's tag.
final class Plaintexts {

  private static final int REMEMBERED_MAX = 10_000;

  private final Map<String, String> words =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /// Takes note of the frames that are about to be sealed; their words count once the tag is known.
  static String describe(byte[] buffer, int offset, int length) {
    return switch (FrameDecoder.decode(buffer, offset, length)) {
      case Decoded.Frames(List<Frame> frames) ->
          frames.stream().map(Plaintexts::frame).collect(Collectors.joining(", "));
      case Decoded.Malformed malformed -> malformed.toString();
    };
  }

  /// The packet that ends at `end` has these frames inside.
  void remember(byte[] buffer, int end, String frames) {
    words.put(tag(buffer, end), frames);
  }

  /// What is inside a packet; empty when it was never seen sealed.
  String of(byte[] datagram) {
    return datagram.length < Long.BYTES
        ? ""
        : words.getOrDefault(tag(datagram, datagram.length), "");
  }

  /// Makes every message in these frames say that all before it are settled: what
  /// [PlantedBug#NOTHING_HELD_BACK] does to a recipient.
  static void settleEarlier(byte[] buffer, int offset, int length) {
    if (!(FrameDecoder.decode(buffer, offset, length) instanceof Decoded.Frames(var frames))) {
      return;
    }
    int position = offset;
    byte[] changed = buffer.clone();
    for (Frame frame : frames) {
      Frame next =
          frame instanceof Frame.Text(long incarnation, _, Item item)
              ? new Frame.Text(incarnation, item.sequence(), item)
              : frame;
      if (FrameEncoder.length(next) != FrameEncoder.length(frame)) {
        return;
      }
      position = FrameEncoder.write(next, changed, position);
    }
    System.arraycopy(changed, offset, buffer, offset, position - offset);
  }

  private static String tag(byte[] buffer, int end) {
    var tag = new StringBuilder();
    for (int i = end - Long.BYTES; i < end; i++) {
      tag.append((char) buffer[i]);
    }
    return tag.toString();
  }

  private static String frame(Frame frame) {
    return switch (frame) {
      case Frame.Acknowledgement(_, var ranges) ->
          "ACK "
              + ranges.stream()
                  .map(range -> range.from() + "-" + range.to())
                  .collect(Collectors.joining(" "));
      case Frame.Text(long incarnation, long base, Item item) ->
          "TEXT %016x base %d: %d %s"
              .formatted(
                  incarnation, base, item.sequence(), item instanceof Item.Skip ? "skip" : "");
      case Frame.Receipt(long incarnation, long upTo) ->
          "RECEIPT %016x %d".formatted(incarnation, upTo);
      case Frame.Fragment(long id, int offset, int total, byte[] bytes) ->
          "FRAGMENT %d %d+%d of %d".formatted(id, offset, bytes.length, total);
      case Frame.Register register ->
          "REGISTER %s %d/%d"
              .formatted(register.identity().nickname(), register.epoch(), register.version());
      case Frame.Registered registered ->
          "REGISTERED %d/%d".formatted(registered.epoch(), registered.version());
      case Frame.Delta(long epoch, long version, _, List<TableEntry> changes) ->
          "DELTA %d/%d %s".formatted(epoch, version, entries(changes));
      case Frame.Snapshot snapshot ->
          "SNAPSHOT %d/%d %d of %d %s"
              .formatted(
                  snapshot.epoch(),
                  snapshot.version(),
                  snapshot.index(),
                  snapshot.count(),
                  entries(snapshot.entries()));
      case Frame.Found(String nickname, List<TableEntry> entry) ->
          "FOUND %s %s".formatted(nickname, entries(entry));
      case Frame.Store(long id, String recipient, int slot, byte[] mail) ->
          "STORE %d for %s slot %d: %s".formatted(id, recipient, slot, mail(mail));
      case Frame.Mail(long id, byte[] mail) -> "MAIL %d: %s".formatted(id, mail(mail));
      case Frame.AckEliciting _, Frame.Close _, Frame.Padding _ -> frame.toString();
    };
  }

  private static String mail(byte[] mail) {
    return MailHeader.of(mail)
        .map(header ->
            "%s %016x %d-%d"
                .formatted(
                    header.kind(),
                    header.incarnation(),
                    header.firstSequence(),
                    header.lastSequence()))
        .orElse("garbage");
  }

  private static String entries(List<TableEntry> entries) {
    return entries.stream()
        .map(entry -> entry.key() + " " + entry.presence())
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
