package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageCounts;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageTallyTest {

  private static final Nickname BOB = Nickname.of("bob");
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private final MessageTally tally = new MessageTally();

  private void changed(Delivery.State state) {
    tally.changed(new Event.DeliveryChanged(new MessageId(1, "bob", 1), BOB, BOB, NOON, state));
  }

  private void delivered(Instant at) {
    changed(new Delivery.Delivered(at, Via.DIRECT));
  }

  @Test
  void countsWhatBecomesOfMessages() {
    tally.sent();
    tally.received(Via.MAILBOX);
    changed(new Delivery.Pending());
    changed(new Delivery.Stored(NOON));
    changed(new Delivery.Failed(Delivery.Reason.QUOTA, "full"));

    MessageCounts counts = tally.counts();

    assertEquals(1, counts.sent());
    assertEquals(1, counts.received().get(Via.MAILBOX));
    assertEquals(0, counts.received().get(Via.DIRECT));
    assertEquals(1, counts.stored());
    assertEquals(1, counts.failed().get(Delivery.Reason.QUOTA));
    assertEquals(0, counts.deliveryTimes().count());
  }

  @Test
  void timesAreInEachBoundThatIsNoShorter() {
    delivered(NOON.plusMillis(5));
    delivered(NOON.plusMillis(6));

    MessageCounts.Times times = tally.counts().deliveryTimes();

    assertEquals(2, times.count());
    assertEquals(Duration.ofMillis(11), times.total());
    assertEquals(0, times.within().get(Duration.ofMillis(1)));
    assertEquals(1, times.within().get(Duration.ofMillis(5)));
    assertEquals(2, times.within().get(Duration.ofMillis(25)));
    assertEquals(2, times.within().get(Duration.ofDays(1)));
  }

  @Test
  void clockThatWasSetBackMakesNoTimeLessThanNothing() {
    delivered(NOON.minusSeconds(60));

    assertEquals(Duration.ZERO, tally.counts().deliveryTimes().total());
    assertEquals(1, tally.counts().deliveryTimes().within().get(Duration.ofMillis(1)));
  }

  @Test
  void clockThatWasSetToTheEndOfTimeIsCountedAsTheLongest() {
    delivered(Instant.MAX);

    assertEquals(Duration.ofDays(3_650), tally.counts().deliveryTimes().total());
    assertEquals(1, tally.counts().deliveryTimes().count());
    assertEquals(0, tally.counts().deliveryTimes().within().get(Duration.ofDays(1)));
  }
}
