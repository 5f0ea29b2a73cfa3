package chat.parley.core.packet;

import org.jspecify.annotations.Nullable;

/// The bytes of an item, the same in a TEXT frame and in mail (docs/protocol.md, section 4.4).
final class ItemCodec {

  /// The shortest item: flags and a sequence number.
  static final int LENGTH_MIN = 2;

  private static final int SKIP = 1;
  private static final int FROM_BOT = 2;

  private ItemCodec() {}

  static void write(Item item, ByteWriter out) {
    ByteWriter.require(item.sequence() >= 1, "sequence");
    switch (item) {
      case Item.Message message -> {
        ByteWriter.require(isTarget(message.target()), "target");
        out.u8(message.fromBot() ? FROM_BOT : 0);
        out.varint(message.sequence());
        out.varint(message.sentAtMillis());
        out.text(message.target(), Limits.ROOM_MAX, "target");
        out.text(message.text(), Limits.TEXT_MAX, "text");
      }
      case Item.Skip skip -> {
        out.u8(SKIP);
        out.varint(skip.sequence());
      }
    }
  }

  /// The item, or null if the reader has failed.
  static @Nullable Item read(ByteReader in) {
    int flags = in.u8();
    in.require(flags <= FROM_BOT, "unknown item flags");
    long sequence = in.varint();
    in.require(sequence >= 1, "sequence is 0");
    if (in.hasFailed()) {
      return null;
    }
    return flags == SKIP ? new Item.Skip(sequence) : message(sequence, flags == FROM_BOT, in);
  }

  private static @Nullable Item message(long sequence, boolean fromBot, ByteReader in) {
    long sentAtMillis = in.varint();
    String target = in.text(Limits.ROOM_MAX, "target is too long");
    in.require(isTarget(target), "target is neither empty, a room nor *");
    String text = in.text(Limits.TEXT_MAX, "text is too long");
    return in.hasFailed() ? null : new Item.Message(sequence, sentAtMillis, target, fromBot, text);
  }

  private static boolean isTarget(String target) {
    return target.isEmpty() || target.equals("*") || Names.isRoom(target);
  }
}
