package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TalkTest {

  @Test
  @ParleyTest
  void goesToAllInTheRoom(Kit kit) {
    User alice = kit.user("alice").in("#tea");
    User bob = kit.user("bob").in("#tea");
    User carol = kit.user("carol");

    alice.says("who wants some?");

    bob.hears("who wants").says("me").hearsNothing();
    alice.hears("me").hearsNothing();
    carol.hearsNothing();
  }

  @Test
  @ParleyTest
  void theTableIsTheSameForAll(Kit kit) {
    List<User> all = List.of(kit.user("alice"), kit.user("bob"), kit.user("carol"));

    assertEquals(1, all.stream().map(user -> user.client().table().keySet()).distinct().count());
    assertEquals(3, all.getFirst().client().table().size());
  }

  @Test
  @ParleyTest
  void awaitsEachEventOnce(Kit kit) {
    User alice = kit.user("alice");

    kit.server().stop();

    alice.awaits(Event.ServerLost.class);
    assertThrows(AssertionError.class, () -> alice.awaits(Event.ServerLost.class));
  }

  @Test
  @ParleyTest
  void whoTalksToNobodySaysNothing(Kit kit) {
    User alice = kit.user("alice");

    var refusal = assertThrows(IllegalStateException.class, () -> alice.says("hello?"));

    assertTrue(String.valueOf(refusal.getMessage()).startsWith("alice talks to nobody"));
  }

  @Test
  @ParleyTest(seed = 7)
  void failuresShowTheSeedAndWhatHappened(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");
    alice.tells("bob", "good morning");

    var failure = assertThrows(AssertionError.class, () -> bob.hears("good night"));

    String words = String.valueOf(failure.getMessage());
    List<String> lines = words.lines().toList();
    assertEquals("bob hears: good morning", lines.get(0));
    assertEquals("should hear: good night", lines.get(1));
    assertEquals("seed 7", lines.get(3));
    assertTrue(words.contains("  bob hears alice: good morning"));
  }

  @Test
  void worksWithoutJUnit() {
    try (Kit kit = Kit.open()) {
      kit.user("bob");
      kit.user("alice").with("bob").says("hello").hearsNothing();
      kit.user("bob").hears("hello").hearsNothing();
    }
  }
}
