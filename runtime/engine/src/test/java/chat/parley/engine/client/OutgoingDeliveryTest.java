package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Delivery;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.engine.time.MachineThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutgoingDeliveryTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Delivery.State STORED = new Delivery.Stored(Instant.EPOCH);
  private static final Delivery.State DELIVERED =
      new Delivery.Delivered(Instant.EPOCH, Via.MAILBOX);

  private final OutgoingDelivery delivery =
      new OutgoingDelivery(Nickname.of("bob"), new MachineThreads());

  @Test
  void isPendingAtFirst() {
    assertInstanceOf(Delivery.Pending.class, delivery.state());
  }

  @Test
  void answersTheStateWhenThePatienceIsOver() throws Exception {
    assertInstanceOf(Delivery.Pending.class, delivery.await(Duration.ofMillis(1)));
    delivery.move(STORED);
    assertEquals(STORED, delivery.awaitFinal(Duration.ofMillis(1)));
  }

  @Test
  void awaitsStoredButNotAsFinal() throws Exception {
    Thread.ofVirtual().start(() -> delivery.move(STORED));
    assertEquals(STORED, delivery.await(LONG));

    Thread.ofVirtual().start(() -> delivery.move(DELIVERED));
    assertEquals(DELIVERED, delivery.awaitFinal(LONG));
  }

  @Test
  void keepsItsFinalState() {
    delivery.move(DELIVERED);
    delivery.move(STORED);

    assertEquals(DELIVERED, delivery.state());
  }

  @Test
  void settlesOnAVirtualThread() throws Exception {
    CompletableFuture<Boolean> isVirtual =
        delivery.settled().thenApply(_ -> Thread.currentThread().isVirtual()).toCompletableFuture();

    delivery.move(STORED);
    assertFalse(isVirtual.isDone());
    delivery.move(DELIVERED);

    assertTrue(isVirtual.get(30, TimeUnit.SECONDS));
  }

  @Test
  void lastsNoLongerThanItsClient() throws Exception {
    CompletableFuture<Delivery.State> settled = delivery.settled().toCompletableFuture();

    delivery.accept(new MessageId(1, "bob", 1));
    delivery.end();

    assertInstanceOf(Delivery.Pending.class, delivery.awaitFinal(LONG));
    assertThrows(ExecutionException.class, () -> settled.get(30, TimeUnit.SECONDS));
  }

  @Test
  void isRefusedWhenItsClientHasGone() {
    delivery.refuse();
    delivery.awaitOutbox();

    assertEquals(
        Delivery.Reason.CLOSED, assertInstanceOf(Delivery.Failed.class, delivery.state()).reason());
  }
}
