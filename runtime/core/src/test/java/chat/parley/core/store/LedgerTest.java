package chat.parley.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LedgerTest {

  private final Ledger<String> ledger = new Ledger<>(promise -> promise.startsWith("may fail"));

  @Test
  void keepsPromisesInOrderWhenTheBatchIsDurable() {
    ledger.write(List.of(shown(1)), "first");
    ledger.write(List.of(shown(2)), "second");

    long token = batch(0).token();

    assertEquals(List.of("first", "second"), ledger.finished(at(1), token, false).kept());
    assertTrue(ledger.isSettled());
  }

  @Test
  void sendsOneBatchAtATimeAndGathersTheRest() {
    ledger.write(List.of(shown(1)), "first");
    long token = batch(0).token();
    ledger.write(List.of(shown(2)), "second");
    ledger.write(List.of(shown(3)), "third");

    assertNull(ledger.next(at(0)));
    ledger.finished(at(1), token, false);

    assertEquals(List.of(shown(2), shown(3)), batch(1).writes());
  }

  @Test
  void letsLazyWritesWaitForCompany() {
    ledger.writeLazily(at(0), shown(1));

    assertNull(ledger.next(at(49)));
    ledger.write(List.of(shown(2)), "eager");

    assertEquals(List.of(shown(1), shown(2)), batch(49).writes());
  }

  @Test
  void writesLazyWritesAloneAfterFiftyMilliseconds() {
    ledger.writeLazily(at(0), shown(1));

    assertEquals(50 * Moment.MILLISECOND, ledger.deadline());
    assertEquals(List.of(shown(1)), batch(50).writes());
  }

  @Test
  void refusesWhatMayBeRefusedAndTriesTheRestAgainWhenTheDiskIsFull() {
    ledger.write(List.of(shown(1)), "must be kept");
    ledger.write(List.of(shown(2)), "may fail");
    ledger.write(shown(3));
    Ledger.Finished<String> finished = ledger.finished(at(0), batch(0).token(), true);

    assertEquals(List.of("may fail"), finished.refused());
    assertEquals(List.of(), finished.kept());
    assertNull(ledger.next(at(999)));
    assertEquals(List.of(shown(1), shown(3)), batch(1_000).writes());
  }

  @Test
  void neverWritesWhatCameLaterBeforeWhatTheFullDiskHasDelayed() {
    ledger.write(List.of(shown(1)), "earlier");
    long token = batch(0).token();
    ledger.write(List.of(shown(2)), "later");
    ledger.finished(at(0), token, true);

    assertEquals(List.of(shown(1), shown(2)), batch(1_000).writes());
  }

  @Test
  void keepsPromisesWithoutWritesAfterEverythingBefore() {
    ledger.write(List.of(shown(1)), "write");
    long first = batch(0).token();
    ledger.write(List.of(), "only a promise");

    assertEquals(List.of("write"), ledger.finished(at(1), first, false).kept());
    long second = batch(1).token();
    assertEquals(List.of("only a promise"), ledger.finished(at(2), second, false).kept());
  }

  @Test
  void rejectsTheEndOfABatchThatIsNotUnderWay() {
    assertThrows(IllegalStateException.class, () -> ledger.finished(at(0), 1, false));
  }

  private Ledger.Batch batch(long millis) {
    Ledger.Batch batch = ledger.next(at(millis));
    assertNotNull(batch);
    return batch;
  }

  private static ClientWrite.Shown shown(long id) {
    return new ClientWrite.Shown(id);
  }

  private static Moment at(long millis) {
    return new Moment(millis * Moment.MILLISECOND, millis);
  }
}
