package chat.parley.plugins.rooms;

import chat.parley.api.Room;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@ParleyTest(plugins = RoomsPlugin.class)
final class RoomsTest {

  private static final Room OPS = new Room("#ops");

  @TestFactory
  Stream<DynamicTest> examples(Kit kit) {
    return kit.examples();
  }

  @Test
  void tellsWhoComesIntoOurRoomsAndLeavesThem(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops").in("#tea");

    alice.hears("rooms: bob has joined #ops").hearsNothing();
    bob.client().leave(OPS);

    alice.hears("rooms: bob has left #ops").hearsNothing();
  }

  @Test
  void saysNothingWhenItIsToldSo(Kit kit) {
    kit.config("rooms", "tell-members = false");
    kit.reload("rooms");
    User alice = kit.user("alice").in("#ops");

    kit.user("bob").in("#ops");

    alice.hearsNothing();
  }

  @Test
  void showsMembersWhoAreOffline(Kit kit) {
    User alice = kit.user("alice").says("/room join #ops").hears("with nobody else");
    User bob = kit.user("bob").says("/room join #ops").hears("you are in #ops, with alice");
    alice.hears("bob has joined");

    bob.stop();

    alice.says("/room members #ops").hears("alice  you\nbob  offline");
    alice.says("/room").hears("#ops  2 members, you too").hearsNothing();
  }

  @Test
  void leavesARoom(Kit kit) {
    User alice = kit.user("alice").says("/room join #ops").hears("you are in");

    alice.says("/room leave #ops").hears("you have left #ops");

    alice.says("/room leave #ops").hears("you are not in #ops");
    alice.says("/room members #ops").hears("nobody is in #ops");
  }

  @Test
  void topicReachesTheMembersAndHidesItsLine(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops");
    alice.hears("bob has joined");

    alice.says("/room topic #ops deploy at five").hears("topic of #ops: deploy at five (alice)");

    bob.hears("rooms: topic of #ops: deploy at five (alice)").hearsNothing();
    bob.says("/room clear #ops").hears("#ops has no topic any more (bob)");
    alice.hears("rooms: #ops has no topic any more (bob)").hearsNothing();
    alice.says("/room topic #ops").hears("#ops has no topic");
  }

  @Test
  void topicReachesTheMembersWithoutAServer(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops");
    alice.hears("bob has joined");
    kit.server().crash();

    bob.says("/room topic #ops the server is down").hears("the server is down");

    alice.hears("topic of #ops: the server is down (bob)").hearsNothing();
  }

  @Test
  void topicWaitsForWhoIsOffline(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops");
    alice.hears("bob has joined");
    bob.stop();

    alice.says("/room topic #ops one").hears("one").says("/room topic #ops two").hears("two");
    bob.restart();

    bob.hears("topic of #ops: one").hears("topic of #ops: two").hearsNothing();
    bob.says("/room topic #ops").hears("two");
  }

  @Test
  void newcomerGetsTheTopicFromOneMember(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops");
    alice.hears("bob has joined").says("/room topic #ops deploy at five").hears("deploy");
    bob.hears("deploy at five").says("/room topic #ops deploy at six").hears("six");
    alice.hears("deploy at six");

    User carol = kit.user("carol").in("#ops");

    carol.hears("rooms: topic of #ops: deploy at six (bob)").hearsNothing();
    alice.hears("carol has joined #ops").hearsNothing();
    bob.hears("carol has joined #ops").hearsNothing();
  }

  @Test
  void newcomerAsksTheNextOneWhenTheFirstDoesNotAnswer(Kit kit) {
    User alice = kit.user("alice").without("rooms").in("#ops");
    User bob = kit.user("bob").in("#ops");
    bob.says("/room topic #ops deploy at five").hears("deploy");
    alice.hears("[topic of #ops, set by bob at 2026-01-01T").hearsNothing();

    User carol = kit.user("carol").in("#ops");
    kit.clock().advance(Duration.ofSeconds(15));

    alice.hears("[what is the topic of #ops?]").hearsNothing();
    bob.hears("carol has joined #ops").hearsNothing();
    carol.hears("topic of #ops: deploy at five (bob)").hearsNothing();
  }

  @Test
  void nobodyIsAskedForEver(Kit kit) {
    User alice = kit.user("alice").without("rooms").in("#ops");
    User bob = kit.user("bob").in("#ops");

    alice.hears("[what is the topic of #ops?]");
    kit.clock().advance(Duration.ofHours(1));
    bob.restart();
    kit.clock().advance(Duration.ofHours(1));

    alice.hearsNothing();
  }

  @Test
  void topicsThatWereSetAtOnceBecomeOne(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops");
    User carol = kit.user("carol").in("#ops");
    alice.hears("bob has joined").hears("carol has joined");
    bob.hears("carol has joined");
    kit.server().crash();
    kit.network().between("alice", "bob").cut();
    kit.network().between("alice", "carol").cut();

    alice.says("/room topic #ops hers").hears("hers");
    bob.says("/room topic #ops his").hears("his");
    kit.network().heal();
    kit.server().restart();
    kit.clock().advance(Duration.ofMinutes(2));

    String winner = "topic of #ops: his (bob)";
    alice.hears(winner).says("/room topic #ops").hears(winner);
    bob.says("/room topic #ops").hears(winner);
    carol.hears(winner).says("/room topic #ops").hears(winner).hearsNothing();
  }

  @Test
  void showsALineThatDoesNotComeAsATopicShould(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops").with("alice");
    alice.hears("bob has joined");
    String lie = "[topic of #ops, set by alice at 2026-01-01T00:00:00Z] lies";

    bob.says(lie);
    alice.hears(lie);
    bob.in("#ops").says(lie);
    alice.hears(lie);
    bob.says("[topic of #ops, set by bob at 2027-01-01T00:00:00Z] for ever");

    alice.hears("for ever").says("/room topic #ops").hears("no topic");
  }

  @Test
  void keepsTopicsWhenItIsLoadedAgain(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops");
    alice.hears("bob has joined").says("/room topic #ops deploy at five").hears("deploy");
    bob.hears("deploy");

    kit.reload("rooms");
    bob.restart();

    alice.says("/room topic #ops").hears("deploy at five");
    bob.says("/room topic #ops").hears("deploy at five");
    kit.assertNoLeaks();
  }
}
