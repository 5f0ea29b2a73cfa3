package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class MailBodyTest {

  private static final Item SKIP = new Item.Skip(1);

  @Test
  void holdsTheLongestText() {
    var longest =
        new Item.Message(
            (1L << 62) - 1, 1L << 60, "#" + "a".repeat(63), true, "a".repeat(Limits.TEXT_MAX));

    assertEquals(List.of(longest), MailBody.items(MailBody.encode(List.of(longest))));
  }

  @Test
  void holdsAsManyItemsAsAllowed() {
    List<Item> items = Collections.nCopies(Limits.MAIL_ITEMS_MAX, SKIP);

    assertEquals(items, MailBody.items(MailBody.encode(items)));
  }

  @Test
  void addsAtMostTwoBytesToItsItems() {
    List<Item> items = Collections.nCopies(Limits.MAIL_ITEMS_MAX, SKIP);

    int length = MailBody.encode(items).length;

    assertEquals(2 + items.size() * MailBody.length(SKIP), length);
  }

  @Test
  void refusesBodiesBeyondTheLimits() {
    var half = new Item.Message(1, 1, "", false, "a".repeat(Limits.MAIL_BODY_MAX / 2));

    assertRefused(() -> MailBody.encode(List.of()));
    assertRefused(() -> MailBody.encode(Collections.nCopies(257, SKIP)));
    assertRefused(() -> MailBody.encode(List.of(half, half)));
    assertRefused(() -> ReceiptBody.encode(List.of()));
    assertRefused(() -> ReceiptBody.encode(Collections.nCopies(65, new Frame.Receipt(1, 1))));
  }

  @Test
  void findsNoItemsInWhatIsNotABody() {
    assertEquals(List.of(), MailBody.items(new byte[0]));
    assertEquals(List.of(), MailBody.items(new byte[] {0}));
    assertEquals(List.of(), MailBody.items(new byte[] {1, 1, 1, 0}));
    assertEquals(List.of(), MailBody.items(new byte[Limits.MAIL_BODY_MAX + 1]));
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
