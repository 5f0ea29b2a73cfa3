package chat.parley.core.packet;

import java.util.ArrayList;
import java.util.List;

/// What a sealed mail of messages holds: one or more items, in the order in which they were sent.
public final class MailBody {

  private MailBody() {}

  /// How many bytes the item takes in a body; the body itself adds at most two.
  public static int length(Item item) {
    var counter = ByteWriter.counting();
    ItemCodec.write(item, counter);
    return counter.position();
  }

  /// The body's bytes, at most [Limits#MAIL_BODY_MAX].
  ///
  /// @param items 1 to [Limits#MAIL_ITEMS_MAX]
  public static byte[] encode(List<Item> items) {
    var counter = ByteWriter.counting();
    write(items, counter);
    ByteWriter.require(counter.position() <= Limits.MAIL_BODY_MAX, "length of the mail body");
    byte[] body = new byte[counter.position()];
    write(items, ByteWriter.into(body, 0));
    return body;
  }

  private static void write(List<Item> items, ByteWriter out) {
    ByteWriter.require(!items.isEmpty(), "number of items");
    out.number(items.size(), Limits.MAIL_ITEMS_MAX, "number of items");
    for (Item item : items) {
      ItemCodec.write(item, out);
    }
  }

  /// The items of a body; none, if the bytes are not a body.
  public static List<Item> items(byte[] body) {
    if (body.length > Limits.MAIL_BODY_MAX) {
      return List.of();
    }
    var in = new ByteReader(body, 0, body.length);
    int count = in.count(Limits.MAIL_ITEMS_MAX, ItemCodec.LENGTH_MIN, "too many items");
    var items = new ArrayList<Item>(count);
    for (int i = 0; i < count; i++) {
      Item item = ItemCodec.read(in);
      if (item == null) {
        return List.of();
      }
      items.add(item);
    }
    return in.hasFailed() || in.remaining() > 0 ? List.of() : List.copyOf(items);
  }
}
