package chat.parley.core.packet;

import java.util.ArrayList;
import java.util.List;

/// What a sealed mail of receipts holds (docs/protocol.md, section 4.10): one for each incarnation
/// of the sender that is told.
public final class ReceiptBody {

  private static final int RECEIPT_LENGTH_MIN = 9;

  private ReceiptBody() {}

  /// The body's bytes.
  ///
  /// @param receipts 1 to [Limits#MAIL_RECEIPTS_MAX]
  public static byte[] encode(List<Frame.Receipt> receipts) {
    var counter = ByteWriter.counting();
    write(receipts, counter);
    byte[] body = new byte[counter.position()];
    write(receipts, ByteWriter.into(body, 0));
    return body;
  }

  private static void write(List<Frame.Receipt> receipts, ByteWriter out) {
    ByteWriter.require(!receipts.isEmpty(), "number of receipts");
    out.number(receipts.size(), Limits.MAIL_RECEIPTS_MAX, "number of receipts");
    for (Frame.Receipt receipt : receipts) {
      FrameEncoder.receiptFields(receipt, out);
    }
  }

  /// The receipts of a body; none, if the bytes are not a body.
  public static List<Frame.Receipt> receipts(byte[] body) {
    var in = new ByteReader(body, 0, body.length);
    int count = in.count(Limits.MAIL_RECEIPTS_MAX, RECEIPT_LENGTH_MIN, "too many receipts");
    var receipts = new ArrayList<Frame.Receipt>(count);
    for (int i = 0; i < count; i++) {
      receipts.add(FrameDecoder.receiptFields(in));
    }
    return in.hasFailed() || in.remaining() > 0 ? List.of() : List.copyOf(receipts);
  }
}
