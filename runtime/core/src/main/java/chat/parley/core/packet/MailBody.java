package chat.parley.core.packet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sealed mail of messages holds (docs/protocol.md, section 4.10).
///
/// @param base the lowest sequence number that the sender still holds, as in [Frame.Text]
/// @param items 1 to [Limits#MAIL_ITEMS_MAX], in the order of their sequence numbers
public record MailBody(long base, List<Item> items) {

  /// What a body takes besides its items, at the most.
  public static final int HEADER_MAX = 10;

  /// Copies the list.
  public MailBody {
    items = List.copyOf(items);
  }

  /// How many bytes the item takes in a body.
  public static int length(Item item) {
    var counter = ByteWriter.counting();
    ItemCodec.write(item, counter);
    return counter.position();
  }

  /// The body's bytes.
  ///
  /// @throws IllegalArgumentException for more than [Limits#MAIL_BODY_MAX] bytes
  public byte[] encode() {
    var counter = ByteWriter.counting();
    write(counter);
    ByteWriter.require(counter.position() <= Limits.MAIL_BODY_MAX, "length of the mail body");
    byte[] body = new byte[counter.position()];
    write(ByteWriter.into(body, 0));
    return body;
  }

  private void write(ByteWriter out) {
    ByteWriter.require(!items.isEmpty(), "number of items");
    out.varint(base);
    out.number(items.size(), Limits.MAIL_ITEMS_MAX, "number of items");
    for (Item item : items) {
      ItemCodec.write(item, out);
    }
  }

  /// The body that is exactly these bytes; null when they are none.
  public static @Nullable MailBody decode(byte[] body) {
    if (body.length > Limits.MAIL_BODY_MAX) {
      return null;
    }
    var in = new ByteReader(body, 0, body.length);
    long base = in.varint();
    int count = in.count(Limits.MAIL_ITEMS_MAX, ItemCodec.LENGTH_MIN, "too many items");
    var items = new ArrayList<Item>(count);
    for (int i = 0; i < count; i++) {
      Item item = ItemCodec.read(in);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    boolean isWhole = !in.hasFailed() && in.remaining() == 0 && count > 0;
    return isWhole ? new MailBody(base, items) : null;
  }
}
