package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Delivery;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.launcher.testing.FakeDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarksTest {

  private static final MessageId FIRST = new MessageId(1, "bob", 1);
  private static final MessageId SECOND = new MessageId(1, "carol", 1);
  private static final Delivery.State PENDING = new Delivery.Pending();
  private static final Delivery.State STORED = new Delivery.Stored(Instant.EPOCH);
  private static final Delivery.State DELIVERED = new Delivery.Delivered(Instant.EPOCH, Via.DIRECT);

  private final Marks marks = new Marks();
  private final List<Fate> shown = new ArrayList<>();

  private static FakeDelivery copy(String to, MessageId id) {
    return new FakeDelivery(Nickname.of(to), id, PENDING);
  }

  private void become(FakeDelivery copy, Delivery.State state) {
    copy.become(state);
    marks.changed(copy.id().orElseThrow(), state);
  }

  @Test
  void aMessageGoesFromSignToSign() {
    FakeDelivery copy = copy("bob", FIRST);

    marks.follow(shown::add, List.of(copy));
    become(copy, STORED);
    become(copy, DELIVERED);

    assertEquals(List.of(Fate.PENDING, Fate.STORED, Fate.DELIVERED), shown);
    assertEquals("·⇢✓", String.join("", shown.stream().map(Fate::sign).toList()));
  }

  @Test
  void ofSeveralCopiesTheLeastIsTold() {
    FakeDelivery bob = copy("bob", FIRST);
    FakeDelivery carol = copy("carol", SECOND);

    marks.follow(shown::add, List.of(bob, carol));
    become(bob, DELIVERED);
    become(carol, STORED);
    become(carol, DELIVERED);

    assertEquals(List.of(Fate.PENDING, Fate.STORED, Fate.DELIVERED), shown);
  }

  @Test
  void aCopyThatFailsFailsTheLine() {
    FakeDelivery bob = copy("bob", FIRST);
    var never =
        new FakeDelivery(
            Nickname.of("carol"), new Delivery.Failed(Delivery.Reason.TOO_LONG, "17000 bytes"));

    marks.follow(shown::add, List.of(never, bob));
    become(bob, DELIVERED);

    assertEquals(List.of(Fate.FAILED), shown);
    assertEquals("✗", Fate.FAILED.sign());
  }

  @Test
  void whatSomebodyElseSentChangesNothing() {
    marks.changed(FIRST, DELIVERED);

    assertEquals(List.of(), shown);
  }
}
