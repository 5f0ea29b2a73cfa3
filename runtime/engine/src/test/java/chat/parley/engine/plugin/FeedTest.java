package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.api.plugin.Interest;
import chat.parley.engine.time.MachineThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class FeedTest {

  private static final Event.MailWaiting EVENT = new Event.MailWaiting();

  private final List<Event> first = new ArrayList<>();
  private final List<Event> second = new ArrayList<>();
  private final Interest interest = Interest.inAll();
  private final Feed<Event> feed = Feed.of(new MachineThreads(), handler(first, interest));

  private static Feed.Handler<Event> handler(List<Event> heard, Interest interest) {
    return new Feed.Handler<>(Event.class, heard::add, interest, _ -> () -> {});
  }

  @Test
  void wantsWhatItsHandlerIsInterestedIn() {
    assertTrue(feed.wants(EVENT));

    interest.set(false);

    assertFalse(feed.wants(EVENT));
  }

  @Test
  void whatComesBetweenTwoVersionsIsForTheNextOne() {
    interest.set(false);

    feed.pause();

    assertTrue(feed.wants(EVENT));
  }

  @Test
  void nextVersionHasAnInterestOfItsOwn() {
    interest.set(false);
    feed.pause();

    assertTrue(feed.takes(handler(second, Interest.inAll())));
    feed.accept(EVENT);

    assertTrue(feed.wants(EVENT));
    assertEquals(List.of(), first);
    assertEquals(List.of(EVENT), second);
  }

  @Test
  void eventThatReachesAVersionTooLateIsForTheNextOne() {
    Predicate<Event> gone =
        _ -> {
          feed.pause();
          return !feed.takes(handler(second, interest));
        };
    feed.pause();
    assertTrue(feed.takes(new Feed.Handler<>(Event.class, gone, interest, _ -> () -> {})));

    feed.accept(EVENT);

    assertEquals(List.of(EVENT), second);
  }

  @Test
  void handlerThatIsToldLaterNeedsAnotherSubscription() {
    assertFalse(feed.takes(handler(second, Interest.inAll().atLeisure())));
  }
}
