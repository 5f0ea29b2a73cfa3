package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a client tells of others, and of what its owner says.
@ParleyTest
final class PeopleTest {

  private static final Room OPS = new Room("#ops");

  private final List<String> told = new ArrayList<>();

  @Test
  void tellsWhoComesGoesAndComesBack(Kit kit) {
    watch(kit.user("alice"));

    User bob = kit.user("bob");
    bob.stop();
    bob.restart();

    assertEquals(List.of("bob joined", "bob left", "bob joined"), told);
  }

  @Test
  void tellsNothingOfThoseWhoWereThereBefore(Kit kit) {
    kit.user("bob");

    watch(kit.user("alice"));
    kit.clock().advance(Duration.ofMinutes(2));

    assertEquals(List.of(), told);
  }

  @Test
  void tellsRoomsAndStatus(Kit kit) {
    User bob = kit.user("bob");
    watch(kit.user("alice"));

    bob.in("#ops");
    bob.client().present(Presence.AWAY, "lunch");
    kit.shareNews();
    bob.client().leave(OPS);
    kit.shareNews();

    assertEquals(List.of("bob in #ops", "bob AWAY lunch", "bob out of #ops"), told);
  }

  @Test
  void showsTheNewTableToWhoIsTold(Kit kit) {
    var alice = kit.user("alice").client();
    var seen = new ArrayList<Boolean>();
    var _ =
        alice.on(
            Event.Joined.class, it -> seen.add(alice.table().containsKey(it.entry().nickname())));

    kit.user("bob");

    assertEquals(List.of(true), seen);
  }

  @Test
  void restartOfTheServerIsNoNewsOfThoseWhoStay(Kit kit) {
    User bob = kit.user("bob").in("#ops");
    kit.user("carol");
    watch(kit.user("alice"));

    kit.server().restart();
    kit.clock().advance(Duration.ofMinutes(2));

    assertEquals(List.of(), told);
    kit.server().crash();
    bob.crash();
    kit.server().restart();
    kit.clock().advance(Duration.ofMinutes(2));

    assertEquals(List.of("bob left"), told);
  }

  @Test
  void tellsOnceWhatWasSaidToSeveral(Kit kit) {
    User alice = kit.user("alice");
    kit.user("bob").in("#ops");
    kit.user("carol").in("#ops");

    alice.in("#ops").says("hello").with("bob").says("psst");

    var said = alice.awaits(Event.Sent.class);
    assertEquals(OPS, said.target());
    assertEquals("hello", said.text());
    assertEquals(
        List.of(Nickname.of("bob"), Nickname.of("carol")), List.copyOf(said.copies().keySet()));
    var delivered = alice.awaits(Event.DeliveryChanged.class);
    assertEquals(said.sentAt(), delivered.sentAt());
    assertTrue(said.copies().containsValue(delivered.id()));
    assertEquals(Nickname.of("bob"), alice.awaits(Event.Sent.class).target());
  }

  private void watch(User user) {
    Subscription _ =
        user.client()
            .on(
                Event.class,
                event -> {
                  String words = words(event);
                  if (!words.isEmpty()) {
                    told.add(words);
                  }
                });
  }

  private static String words(Event event) {
    return switch (event) {
      case Event.Joined(var entry) -> "%s joined".formatted(entry.nickname());
      case Event.Left(var who) -> "%s left".formatted(who);
      case Event.RoomJoined(var who, var room) -> "%s in %s".formatted(who, room);
      case Event.RoomLeft(var who, var room) -> "%s out of %s".formatted(who, room);
      case Event.StatusChanged(var entry) ->
          "%s %s %s".formatted(entry.nickname(), entry.presence(), entry.status());
      default -> "";
    };
  }
}
