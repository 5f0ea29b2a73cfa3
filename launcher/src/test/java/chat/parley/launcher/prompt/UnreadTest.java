package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class UnreadTest {

  private static final Nickname BOB = Nickname.of("bob");
  private static final Room OPS = new Room("#ops");

  private final AtomicLong now = new AtomicLong();
  private final Unread unread = new Unread(now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void everythingIsSeenWithoutAFocus() {
    assertEquals(Unread.Seen.YES, unread.arrived(BOB));
    assertEquals(Unread.Seen.YES, unread.arrived(OPS));
    assertEquals(Map.of(), unread.counts());
  }

  @Test
  void countsWhatComesOutsideTheFocus() {
    unread.focus(OPS);

    assertEquals(Unread.Seen.YES, unread.arrived(OPS));
    assertEquals(Unread.Seen.NO, unread.arrived(BOB));
    assertEquals(Unread.Seen.NO, unread.arrived(BOB));
    assertEquals(Unread.Seen.NO, unread.arrived(Everyone.EVERYONE));
    assertEquals(Map.of(BOB, 2, Everyone.EVERYONE, 1), unread.counts());
    assertFalse(unread.touched(), "a key does not bring it before one's eyes");
  }

  @Test
  void whatIsFocusedIsRead() {
    unread.focus(OPS);
    unread.arrived(BOB);
    unread.arrived(Everyone.EVERYONE);

    unread.focus(BOB);

    assertEquals(Map.of(Everyone.EVERYONE, 1), unread.counts());
    unread.focus(null);
    assertEquals(Map.of(), unread.counts());
  }

  @Test
  void whoAnswersHasRead() {
    unread.focus(OPS);
    unread.arrived(BOB);

    unread.answered(BOB);

    assertEquals(Map.of(), unread.counts());
  }

  @Test
  void marksTheFirstThatComesWhileNobodyIsThere() {
    pass(Unread.AWAY);
    assertEquals(Unread.Seen.YES, unread.arrived(BOB));
    pass(Duration.ofNanos(1));

    assertEquals(Unread.Seen.NO_FIRST, unread.arrived(BOB));
    assertEquals(Unread.Seen.NO, unread.arrived(OPS));
    assertTrue(unread.touched());
    assertEquals(Map.of(), unread.counts());
    assertEquals(Unread.Seen.YES, unread.arrived(BOB));
    pass(Unread.AWAY.plusNanos(1));
    assertEquals(Unread.Seen.NO_FIRST, unread.arrived(BOB));
  }

  @Test
  void whoComesBackReadsTheFocusedConversationAlone() {
    unread.focus(OPS);
    pass(Unread.AWAY.plusNanos(1));
    unread.arrived(OPS);
    unread.arrived(BOB);

    assertTrue(unread.touched());
    assertEquals(Map.of(BOB, 1), unread.counts());
  }

  @Test
  void nextIsTheOneThatHasWaitedLongest() {
    assertEquals(Optional.empty(), unread.next());
    unread.focus(Nickname.of("carol"));
    unread.arrived(OPS);
    unread.arrived(BOB);
    unread.arrived(OPS);

    assertEquals(Optional.of(OPS), unread.next());
    unread.focus(OPS);
    assertEquals(Optional.of(BOB), unread.next());
    assertEquals(List.<Target>of(BOB), List.copyOf(unread.counts().keySet()));
  }
}
