package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Event;
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
import org.junit.jupiter.api.Test;

/// Who stands beside the owner of a client and does not want to hear everything.
final class CompanionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Event> heard = Collections.synchronizedList(new ArrayList<>());
  private final Subscriptions subscriptions =
      new Subscriptions(
          new MachineThreads(),
          "test",
          new ShownLedger(
              ClientImage.fresh(Identity.create(new JdkCrypto(), new SecureEntropy()), 1)),
          _ -> {});

  /// Wants what begins with a bracket, some time.
  private final class Choosy implements Companion<Event.Received> {

    @Override
    public boolean wants(Event.Received event) {
      return event.message().text().startsWith("[");
    }

    @Override
    public boolean isAtLeisure() {
      return true;
    }

    @Override
    public void accept(Event.Received event) {
      heard.add(event);
    }
  }

  @Test
  void isToldOnlyWhatItWants() throws Exception {
    var _ = subscriptions.accompany(Event.Received.class, new Choosy());

    subscriptions.show(1, Messages.received("one"));
    subscriptions.show(2, Messages.received("[two]"));
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(Messages.received("[two]")), heard);
  }

  @Test
  void isToldOnlyWhatItWantsOfWhatCameBefore() throws Exception {
    subscriptions.show(1, Messages.received("one"));
    subscriptions.show(2, Messages.received("[two]"));

    var _ = subscriptions.accompany(Event.Received.class, new Choosy());
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(Messages.received("[two]")), heard);
  }

  @Test
  void takesNothingFromTheOwner() throws Exception {
    var told = Collections.synchronizedList(new ArrayList<Event>());
    var _ = subscriptions.accompany(Event.Received.class, new Choosy());
    var _ = subscriptions.on(Event.Received.class, told::add);

    subscriptions.show(1, Messages.received("one"));
    subscriptions.show(2, Messages.received("[two]"));
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(Messages.received("one"), Messages.received("[two]")), told);
  }
}
