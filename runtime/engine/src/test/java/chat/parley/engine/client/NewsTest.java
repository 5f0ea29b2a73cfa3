package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.core.Output;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewsTest {

  private static final Threads THREADS = new MachineThreads();
  private static final Nickname BOB = Nickname.of("bob");
  private static final MessageId ID = new MessageId(1, "bob", 1);
  private static final Delivery.State DELIVERED = new Delivery.Delivered(Instant.EPOCH, Via.DIRECT);

  private final Deliveries deliveries = new Deliveries(THREADS);
  private final OutgoingDelivery delivery = deliveries.to(BOB);
  private final OutgoingText text = new OutgoingText(BOB, "hello", 1);
  private final News news =
      new News(Nickname.of("alice"), deliveries, subscriptions(), new MessageTally());

  @Test
  void tellsNothingBeforeItIsToldTo() {
    news.add(new Output.Accepted(deliveries.request(delivery, text), ID, Instant.EPOCH));
    news.add(new Output.Tell(new Event.DeliveryChanged(ID, BOB, BOB, Instant.EPOCH, DELIVERED)));

    assertInstanceOf(Delivery.Pending.class, delivery.state());

    news.tellAll();

    assertEquals(DELIVERED, delivery.state());
  }

  private static Subscriptions subscriptions() {
    var image = ClientImage.fresh(Identity.create(new JdkCrypto(), new SecureEntropy()), 1);
    return new Subscriptions(THREADS, "test", new ShownLedger(image), _ -> {});
  }
}
