package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MailboxTest {

  private static final IdentityHash ALICE = new IdentityHash(1, 2);
  private static final IdentityHash CAROL = new IdentityHash(3, 4);

  private final Mailbox mailbox = new Mailbox();

  @Test
  void coversWhatItsMailsHoldTogether() {
    add(1, key(ALICE, 1, 3));
    add(2, key(ALICE, 4, 6));

    assertTrue(mailbox.covers(key(ALICE, 2, 5)));
    assertFalse(mailbox.covers(key(ALICE, 5, 7)));
    assertFalse(mailbox.covers(key(CAROL, 2, 5)));
  }

  @Test
  void coversNothingThatHasBeenTaken() {
    add(1, key(ALICE, 1, 3));

    mailbox.remove(1);

    assertFalse(mailbox.covers(key(ALICE, 1, 1)));
  }

  @Test
  void neverTakesReceiptsForMessages() {
    var receipts = new MailKey(ALICE, 7, 0, 9, true);
    mailbox.add(new MailIndex(1, "bob", receipts, 1, 100, 0));

    assertFalse(mailbox.covers(key(ALICE, 1, 1)));
    assertFalse(mailbox.covers(receipts));
  }

  @Test
  void findsTheMailsThatANewerOneReplaces() {
    var receipts = new MailKey(ALICE, 7, 0, 9, true);
    var index = new MailIndex(1, "bob", receipts, 1, 100, 0);
    mailbox.add(index);
    add(2, key(ALICE, 1, 1));
    mailbox.add(new MailIndex(3, "bob", receipts, 1, 100, 0));

    assertEquals(List.of(1L, 3L), mailbox.inSlot(ALICE, 1));
    assertEquals(List.of(), mailbox.inSlot(ALICE, 0));
    assertEquals(List.of(), mailbox.inSlot(CAROL, 1));
  }

  @Test
  void countsWhatItHolds() {
    add(1, key(ALICE, 1, 1));
    add(2, key(CAROL, 1, 1));
    add(3, key(ALICE, 2, 2));
    mailbox.remove(1);
    mailbox.remove(1);

    assertEquals(2, mailbox.size());
    assertEquals(200, mailbox.bytes());
    assertEquals(1, mailbox.sizeFrom(ALICE));
    assertEquals(List.of(2L, 3L), mailbox.after(0, 10));
    assertEquals(List.of(3L), mailbox.after(2, 10));
  }

  private void add(long id, MailKey key) {
    mailbox.add(new MailIndex(id, "bob", key, 0, 100, 0));
  }

  private static MailKey key(IdentityHash sender, long first, long last) {
    return new MailKey(sender, 7, first, last, false);
  }
}
