package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Subscription;
import chat.parley.api.Via;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Long> shown = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> shownEarly = Collections.synchronizedList(new ArrayList<>());
  private final List<Event> seen = Collections.synchronizedList(new ArrayList<>());
  private final Subscriptions subscriptions =
      new Subscriptions(new MachineThreads(), "test", new ShownLedger(emptyImage()), this::note);

  private void note(ShownLedger.Progress progress) {
    (progress.early() > 0 ? shownEarly : shown).add(Math.max(progress.early(), progress.upTo()));
  }

  @Test
  void tellsEachSubscriptionWhatFitsItInOrder() throws Exception {
    var _ = subscriptions.on(Event.TableChanged.class, seen::add);

    subscriptions.tell(new Event.TableChanged(1));
    subscriptions.tell(new Event.ServerBack());
    subscriptions.tell(new Event.TableChanged(2));
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(new Event.TableChanged(1), new Event.TableChanged(2)), seen);
  }

  @Test
  void keepsWhatHappensBeforeTheFirstSubscription() throws Exception {
    subscriptions.tell(new Event.ServerTrusted("00"));
    subscriptions.tell(new Event.Registered(false));

    var _ = subscriptions.on(Event.Registered.class, seen::add);
    var _ = subscriptions.on(Event.class, seen::add);
    subscriptions.drain(PATIENCE);

    assertTrue(seen.contains(new Event.Registered(false)));
    assertTrue(seen.contains(new Event.ServerTrusted("00")));
    assertEquals(2, seen.size());
  }

  @Test
  void keepsNothingForSubscribersThatComeLater() throws Exception {
    var _ = subscriptions.on(Event.ServerBack.class, seen::add);
    subscriptions.tell(new Event.TableChanged(1));

    var _ = subscriptions.on(Event.TableChanged.class, seen::add);
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(), seen);
  }

  @Test
  void announcesStoredMailThatAnEarlierRunHasFetched() throws Exception {
    subscriptions.tell(new Event.Registered(false));
    subscriptions.show(1, stored("one"));

    var _ = subscriptions.on(Event.class, seen::add);
    subscriptions.drain(PATIENCE);

    assertEquals(
        List.of(new Event.Registered(false), new Event.MailWaiting(), stored("one")), seen);
  }

  @Test
  void announcesStoredMailOnce() throws Exception {
    subscriptions.tell(new Event.MailWaiting());
    subscriptions.show(1, stored("one"));

    var _ = subscriptions.on(Event.class, seen::add);
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(new Event.MailWaiting(), stored("one")), seen);
  }

  @Test
  void keepsMessagesForTheFirstWhoTakesMessages() throws Exception {
    var _ = subscriptions.on(Event.ServerBack.class, seen::add);
    subscriptions.show(1, message("one"));
    subscriptions.show(2, message("two"));
    assertEquals(List.of(), shown);

    var _ = subscriptions.on(Event.Received.class, seen::add);
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(message("one"), message("two")), seen);
    assertEquals(List.of(1L, 2L), shown);
  }

  @Test
  void countsAMessageAsShownWhenAllHandlersHaveReturned() throws Exception {
    var gate = new CountDownLatch(1);
    var _ = subscriptions.on(Event.Received.class, seen::add);
    var _ = subscriptions.on(Event.Received.class, _ -> pass(gate));

    subscriptions.show(1, message("one"));
    subscriptions.show(2, message("two"));
    while (seen.size() < 2) {
      Thread.onSpinWait();
    }
    assertEquals(List.of(), shown);
    gate.countDown();
    subscriptions.drain(PATIENCE);

    assertEquals(2L, shown.getLast());
  }

  @Test
  void countsNothingAsShownBeforeAnEarlierIdHasCome() throws Exception {
    var _ = subscriptions.on(Event.Received.class, seen::add);

    subscriptions.show(1, message("one"));
    subscriptions.show(3, message("three"));
    subscriptions.drain(PATIENCE);
    assertEquals(List.of(1L), shown);
    assertEquals(List.of(3L), shownEarly);
    subscriptions.show(2, message("two"));
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(1L, 3L), shown);
    assertEquals(List.of(message("one"), message("three"), message("two")), seen);
  }

  @Test
  void tellsAMessageOnce() throws Exception {
    var _ = subscriptions.on(Event.Received.class, seen::add);

    subscriptions.show(1, message("one"));
    subscriptions.show(1, message("one"));
    subscriptions.drain(PATIENCE);
    subscriptions.show(1, message("one"));
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(message("one")), seen);
  }

  @Test
  void handsOnWhatAClosedSubscriptionHasLeftUnread() throws Exception {
    var gate = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    Subscription first =
        subscriptions.on(
            Event.Received.class,
            _ -> {
              begun.countDown();
              pass(gate);
            });
    subscriptions.show(1, message("one"));
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    subscriptions.show(2, message("two"));

    first.close();
    var _ = subscriptions.on(Event.Received.class, seen::add);
    gate.countDown();
    subscriptions.drain(PATIENCE);
    // Both are read on threads of their own, which may tell it in either order.
    while (!shown.contains(2L)) {
      Thread.onSpinWait();
    }

    assertEquals(List.of(message("two")), seen);
  }

  @Test
  void whoAccompaniesTakesNothingFromTheOwner() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<Event>());
    subscriptions.tell(new Event.Registered(false));
    subscriptions.show(1, message("one"));

    var _ = subscriptions.accompany(Event.class, heard::add);
    subscriptions.show(2, message("two"));
    subscriptions.drain(PATIENCE);
    assertEquals(List.of(new Event.Registered(false), message("one"), message("two")), heard);
    assertEquals(List.of(), shown);
    var _ = subscriptions.on(Event.class, seen::add);
    subscriptions.drain(PATIENCE);

    assertEquals(heard, seen);
    assertEquals(2L, shown.getLast());
  }

  @Test
  void whoAccompaniesLeavesNothingToTheOwnerWhenHeGoes() throws Exception {
    var _ = subscriptions.on(Event.Received.class, seen::add);
    Subscription companion = subscriptions.accompany(Event.Received.class, _ -> {});

    subscriptions.show(1, message("one"));
    subscriptions.drain(PATIENCE);
    companion.close();
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(message("one")), seen);
  }

  @Test
  void whoAccompaniesAndSaysWhenHeIsDoneIsWaitedFor() throws Exception {
    List<Incoming> incoming = Collections.synchronizedList(new ArrayList<>());
    var _ = subscriptions.accompanyIncoming(incoming::add);
    subscriptions.show(1, message("one"));
    subscriptions.drain(PATIENCE);

    var _ = subscriptions.on(Event.Received.class, seen::add);
    subscriptions.drain(PATIENCE);
    assertEquals(List.of(message("one")), seen);
    assertEquals(List.of(), shown);
    incoming.getFirst().done();

    assertEquals(List.of(1L), shown);
  }

  @Test
  void messageThatIsFilteredOutIsDoneWithAndToldToNobody() throws Exception {
    var judged = Collections.synchronizedList(new ArrayList<String>());
    subscriptions.show(1, message("spam"));
    var _ =
        subscriptions.filter(message -> {
          judged.add(message.text());
          return !message.text().equals("spam");
        });
    var _ = subscriptions.on(Event.Received.class, seen::add);
    var _ = subscriptions.accompany(Event.Received.class, seen::add);

    try (var watch = subscriptions.watch(Event.Received.class)) {
      subscriptions.show(2, message("spam"));
      subscriptions.show(3, message("eggs"));
      subscriptions.drain(PATIENCE);

      assertEquals(Optional.of(message("eggs")), watch.await(_ -> true, PATIENCE));
    }
    assertEquals(List.of(message("eggs"), message("eggs")), seen);
    assertEquals(List.of("spam", "spam", "eggs"), judged);
    assertEquals(3L, Collections.max(shown));
  }

  @Test
  void whatOneHasHeardIsFilteredForNobody() throws Exception {
    var _ = subscriptions.accompany(Event.Received.class, seen::add);
    subscriptions.show(1, message("one"));
    subscriptions.drain(PATIENCE);

    var _ = subscriptions.filter(_ -> false);
    var _ = subscriptions.on(Event.Received.class, seen::add);
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(message("one"), message("one")), seen);
  }

  @Test
  void filterThatIsGoneIsNotAsked() throws Exception {
    subscriptions.filter(_ -> false).close();
    var _ = subscriptions.on(Event.Received.class, seen::add);

    subscriptions.show(1, message("one"));
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(message("one")), seen);
  }

  @Test
  void countsAMessageAsShownWhenItsTakerSaysSo() throws Exception {
    List<Incoming> incoming = Collections.synchronizedList(new ArrayList<>());
    var _ = subscriptions.onIncoming(incoming::add);
    subscriptions.show(1, message("one"));
    subscriptions.show(2, message("two"));
    subscriptions.drain(PATIENCE);
    assertEquals(List.of(message("one").message(), message("two").message()), texts(incoming));
    assertEquals(List.of(), shown);

    incoming.get(1).done();
    incoming.get(1).done();
    incoming.get(0).done();

    assertEquals(List.of(2L), shownEarly);
    assertEquals(List.of(2L), shown);
  }

  @Test
  void keepsForTheNextOneWhatATakerWasNotDoneWith() throws Exception {
    List<Incoming> first = Collections.synchronizedList(new ArrayList<>());
    List<Incoming> second = Collections.synchronizedList(new ArrayList<>());
    Subscription subscription = subscriptions.onIncoming(first::add);
    subscriptions.show(1, message("one"));
    subscriptions.show(2, message("two"));
    subscriptions.drain(PATIENCE);
    first.getFirst().done();

    subscription.close();
    first.getLast().done();
    var _ = subscriptions.onIncoming(second::add);
    subscriptions.drain(PATIENCE);

    assertEquals(List.of(message("two").message()), texts(second));
    assertEquals(List.of(1L), shown);
  }

  private static List<Message> texts(List<Incoming> incoming) {
    return incoming.stream().map(Incoming::message).toList();
  }

  @Test
  void awaitsTheFirstEventThatFits() throws Exception {
    try (var watch = subscriptions.watch(Event.TableChanged.class)) {
      subscriptions.tell(new Event.TableChanged(1));
      subscriptions.tell(new Event.TableChanged(2));

      assertEquals(
          Optional.of(new Event.TableChanged(2)),
          watch.await(change -> change.version() == 2, PATIENCE));
      assertEquals(Optional.empty(), watch.await(_ -> true, Duration.ZERO));
    }
  }

  private static void pass(CountDownLatch gate) {
    try {
      assertTrue(gate.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Event.Received message(String text) {
    return message(text, Via.DIRECT);
  }

  private static Event.Received stored(String text) {
    return message(text, Via.MAILBOX);
  }

  private static Event.Received message(String text, Via via) {
    return new Event.Received(Messages.of(text, via));
  }

  private static ClientImage emptyImage() {
    return ClientImage.fresh(Identity.create(new JdkCrypto(), new SecureEntropy()), 1);
  }
}
