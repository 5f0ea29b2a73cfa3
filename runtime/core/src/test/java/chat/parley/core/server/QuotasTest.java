package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.StoreLimit;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class QuotasTest {

  private static final IdentityHash ALICE = new IdentityHash(1, 1);
  private static final IdentityHash CAROL = new IdentityHash(2, 2);

  /// 20 mails and 1,000 bytes a mailbox, 12 a pair, 5 an hour, 1,800 bytes in all, 400 on their
  /// way.
  private static final MailLimits LIMITS = new MailLimits(20, 1_000, 12, 5, 1_800, 400, 1);

  private final Quotas quotas = new Quotas(LIMITS);

  @Test
  void areNeverExceededByOneByteOrOneMail() {
    for (int seed = 0; seed < 200; seed++) {
      fillAndEmpty(new SplittableRandom(seed));
    }
  }

  private static void fillAndEmpty(SplittableRandom random) {
    var quotas = new Quotas(LIMITS);
    var boxes = new Mailbox[] {new Mailbox(), new Mailbox()};
    var kept = new ArrayDeque<long[]>();
    long total = 0;
    for (long id = 1; id <= 400; id++) {
      int which = random.nextInt(2);
      Mailbox box = boxes[which];
      IdentityHash sender = random.nextInt(4) == 0 ? CAROL : ALICE;
      int length = 1 + random.nextInt(random.nextBoolean() ? 30 : 300);
      if (quotas.room(box, sender, length).isEmpty()) {
        box.add(new MailIndex(id, "bob", new MailKey(sender, 7, id, id, false), 0, length, 0));
        quotas.count(length);
        total += length;
        kept.add(new long[] {which, id, length});
      } else {
        assertTrue(isFull(box, sender, length, total), "refused without need");
      }
      if (random.nextInt(3) == 0 && !kept.isEmpty()) {
        long[] gone = kept.remove();
        boxes[(int) gone[0]].remove(gone[1]);
        quotas.count(-gone[2]);
        total -= gone[2];
      }
      assertTrue(total <= LIMITS.bytesTotal());
      assertTrue(box.bytes() <= LIMITS.bytesPerRecipient());
      assertTrue(box.size() <= LIMITS.perRecipient());
      assertTrue(box.sizeFrom(ALICE) <= LIMITS.perPair());
    }
  }

  private static boolean isFull(Mailbox box, IdentityHash sender, int length, long total) {
    return total + length > LIMITS.bytesTotal()
        || box.bytes() + length > LIMITS.bytesPerRecipient()
        || box.size() == LIMITS.perRecipient()
        || box.sizeFrom(sender) == LIMITS.perPair();
  }

  @Test
  void holdForAnEmptyMailboxToo() {
    assertEquals(Optional.empty(), quotas.room(null, ALICE, 1_000));
    assertEquals(
        Optional.of(new Excess(StoreLimit.BYTES_OF_MAILBOX, LIMITS.bytesPerRecipient())),
        quotas.room(null, ALICE, 1_001));
  }

  @Test
  void leaveASenderHisShareOfAnHour() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.empty(), quotas.time(0, ALICE, 10));
    }

    assertEquals(
        Optional.of(new Excess(StoreLimit.MAILS_AN_HOUR, 5)), quotas.time(0, ALICE, 10));
    assertEquals(Optional.empty(), quotas.time(0, CAROL, 10));
    assertTrue(quotas.time(719 * Moment.SECOND, ALICE, 10).isPresent());
    assertEquals(Optional.empty(), quotas.time(720 * Moment.SECOND, ALICE, 10));
  }

  @Test
  void takeNoMoreThanTheDiskKeepsUpWith() {
    quotas.countUnwritten(390);

    assertEquals(Optional.empty(), quotas.time(0, ALICE, 10));
    assertEquals(
        Optional.of(new Excess(StoreLimit.BYTES_UNWRITTEN, 400)), quotas.time(0, ALICE, 11));
    quotas.countUnwritten(-390);
    assertEquals(Optional.empty(), quotas.time(0, ALICE, 400));
  }
}
