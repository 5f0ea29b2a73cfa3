package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.testing.Messages;
import chat.parley.engine.time.MachineThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Filters that take their time.
class StuckFilterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Long> shown = Collections.synchronizedList(new ArrayList<>());
  private final List<Event> seen = Collections.synchronizedList(new ArrayList<>());
  private final Subscriptions subscriptions =
      new Subscriptions(
          new MachineThreads(),
          "test",
          new ShownLedger(
              ClientImage.fresh(Identity.create(new JdkCrypto(), new SecureEntropy()), 1)),
          progress -> shown.add(progress.upTo()));

  @Test
  void messagesGoOnWithoutAFilterThatIsStuck() throws Exception {
    var stuck = new StuckJudge();
    var _ = subscriptions.filter(stuck);
    var _ = subscriptions.on(Event.Received.class, seen::add);

    subscriptions.show(1, Messages.received("one"));
    subscriptions.show(2, Messages.received("two"));
    subscriptions.drain(PATIENCE);
    stuck.letGo.countDown();

    assertEquals(List.of(Messages.received("one"), Messages.received("two")), seen);
    assertTrue(stuck.hasEnded.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void messagesWaitForAFilterThatIsOnlySlow() throws Exception {
    var slow = new StuckJudge();
    slow.isStuck = false;
    var _ = subscriptions.filter(slow);
    var _ = subscriptions.on(Event.Received.class, seen::add);

    subscriptions.show(1, Messages.received("one"));
    subscriptions.drain(Duration.ofMillis(600));
    assertEquals(List.of(), seen);
    slow.letGo.countDown();
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(), seen);
    assertEquals(1L, Collections.max(shown));
  }

  /// Hides everything as soon as it is let go.
  private static final class StuckJudge implements Judge {

    private final CountDownLatch letGo = new CountDownLatch(1);
    private final CountDownLatch hasEnded = new CountDownLatch(1);
    private volatile boolean isStuck = true;

    @Override
    public boolean shows(Message message) {
      awaitQuietly();
      hasEnded.countDown();
      return false;
    }

    private void awaitQuietly() {
      try {
        letGo.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public boolean isStuck() {
      return isStuck;
    }
  }
}
