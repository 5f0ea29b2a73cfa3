package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class MailBodyTest {

  private static final Item SKIP = new Item.Skip(1);
  private static final long LARGEST = (1L << 62) - 1;

  @Test
  void holdsTheLongestText() {
    var longest =
        new Item.Message(LARGEST, LARGEST, "#" + "a".repeat(63), true, "a".repeat(Limits.TEXT_MAX));
    var body = new MailBody(LARGEST, List.of(longest));

    assertEquals(body, MailBody.decode(body.encode()));
  }

  @Test
  void holdsAsManyItemsAsAllowed() {
    var body = new MailBody(1, Collections.nCopies(Limits.MAIL_ITEMS_MAX, SKIP));

    assertEquals(body, MailBody.decode(body.encode()));
  }

  @Test
  void addsNoMoreThanItsHeaderToItsItems() {
    var body = new MailBody(LARGEST, Collections.nCopies(Limits.MAIL_ITEMS_MAX, SKIP));

    assertEquals(
        MailBody.HEADER_MAX + Limits.MAIL_ITEMS_MAX * MailBody.length(SKIP), body.encode().length);
  }

  @Test
  void refusesBodiesBeyondTheLimits() {
    var half = new Item.Message(1, 1, "", false, "a".repeat(Limits.MAIL_BODY_MAX / 2));

    assertRefused(() -> new MailBody(1, List.of()).encode());
    assertRefused(() -> new MailBody(-1, List.of(SKIP)).encode());
    assertRefused(() -> new MailBody(1, Collections.nCopies(257, SKIP)).encode());
    assertRefused(() -> new MailBody(1, List.of(half, half)).encode());
    assertRefused(() -> ReceiptBody.encode(List.of()));
    assertRefused(() -> ReceiptBody.encode(Collections.nCopies(65, new Frame.Receipt(1, 1))));
  }

  @Test
  void knowsWhatIsNotABody() {
    byte[] tooLong = new byte[Limits.MAIL_BODY_MAX + 1];

    assertNull(MailBody.decode(new byte[0]));
    assertNull(MailBody.decode(new byte[] {1, 0}));
    assertNull(MailBody.decode(new byte[] {1, 1, 1, 1, 0}));
    assertNull(MailBody.decode(tooLong));
  }

  @Test
  void decodesNoBodyBeyondTheLengthThatMayBeSealed() {
    var most = new Item.Message(1, 1, "", false, "a".repeat(Limits.TEXT_MAX));
    var rest = new Item.Message(2, 1, "", false, "a".repeat(496));
    byte[] longest = new MailBody(1, List.of(most, rest)).encode();
    assertEquals(Limits.MAIL_BODY_MAX, longest.length);
    // One more byte of the second text, which its length counts too.
    byte[] longer = Arrays.copyOf(longest, longest.length + 1);
    longer[longest.length - 497]++;
    longer[longest.length] = (byte) 'a';

    assertNull(MailBody.decode(longer));
  }

  @Test
  void findsNoReceiptsInWhatIsNotABody() {
    assertEquals(List.of(), ReceiptBody.receipts(new byte[0]));
    assertEquals(List.of(), ReceiptBody.receipts(new byte[] {0}));
    assertEquals(List.of(), ReceiptBody.receipts(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0}));
    assertEquals(List.of(), ReceiptBody.receipts(Samples.fill(1000, 65)));
  }

  private static void assertRefused(Executable encoding) {
    assertThrows(IllegalArgumentException.class, encoding);
  }
}
