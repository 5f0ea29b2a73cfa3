package chat.parley.plugins.porter;

import static java.time.Duration.ofHours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ParleyException;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ParleyTest
class PorterTest {

  private static void load(Kit kit, String config) {
    kit.config("porter", config);
    kit.load(PorterPlugin.class);
  }

  private static String refusalOf(Kit kit, String nickname) {
    var refused = assertThrows(ParleyException.class, () -> kit.user(nickname));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void admitsEverybodyWithoutAList(Kit kit) {
    load(kit, "");

    assertTrue(kit.user("alice").client().isRegistered());
  }

  @Test
  void admitsThoseOnTheListAlone(Kit kit) {
    load(kit, "guests = [\"alice\"]");

    assertTrue(kit.user("Alice").client().isRegistered());
    assertEquals(
        "the server does not allow the nickname mallory:"
            + " ask whoever runs the server to put you on the list",
        refusalOf(kit, "mallory"));
  }

  @Test
  void letsNobodySlipInWhileTheServerStarts(Kit kit) {
    load(kit, "guests = [\"alice\"]");
    kit.user("alice");

    kit.server().restart();

    refusalOf(kit, "mallory");
  }

  @Test
  void whoeverIsThereStaysUntilHeLeaves(Kit kit) {
    var bob = kit.user("bob");
    load(kit, "guests = [\"alice\"]");
    kit.user("alice").tells("bob", "still there?");
    bob.hears("still there");

    bob.stop();

    assertThrows(ParleyException.class, bob::restart);
  }

  @Test
  void welcomesThoseWhoComeForTheFirstTime(Kit kit) {
    load(kit, "guests = [\"alice\"]\nwelcome = \"make yourself at home\"");

    var alice = kit.user("alice").hears("make yourself at home");
    alice.stop();
    alice.restart();

    alice.hearsNothing();
  }

  @Test
  void keepsHisNicknameWhenTheServerStartsAnew(Kit kit) {
    load(kit, "welcome = \"hello\"");
    kit.user("alice").hears("hello");

    kit.server().restart();

    kit.user("bob").hears("hello");
  }

  @Test
  void keepsABookForEachDay(Kit kit) throws IOException {
    load(kit, "guests = [\"ali\u00e7e\", \"bob\"]");
    kit.user("ali\u00e7e").stop();
    refusalOf(kit, "mallory");
    kit.clock().advance(ofHours(24));
    kit.user("bob");

    List<List<String>> days = book(kit);

    assertEquals(2, days.size());
    assertEquals(3, days.getFirst().size(), () -> days.toString());
    assertTrue(days.getFirst().get(0).contains(",\"joined\":\"ali\\u00e7e\",\"address\":\""));
    assertTrue(days.getFirst().get(0).endsWith(",\"new\":true}"));
    assertTrue(days.getFirst().get(1).endsWith(",\"left\":\"ali\\u00e7e\",\"goodbye\":true}"));
    assertTrue(days.getFirst().get(2).contains(",\"refused\":\"mallory\",\"address\":\""));
    assertTrue(days.getLast().getFirst().contains("\"joined\":\"bob\""));
  }

  private static List<List<String>> book(Kit kit) throws IOException {
    Path folder = kit.server().dataOf("porter");
    try (Stream<Path> files = Files.list(folder)) {
      var days = new java.util.ArrayList<List<String>>();
      for (Path day : files.sorted().toList()) {
        days.add(Files.readAllLines(day));
      }
      return days;
    }
  }

  @Test
  void leavesNothingBehind(Kit kit) {
    load(kit, "welcome = \"hello\"");
    kit.user("alice").hears("hello");

    kit.reload("porter");

    kit.user("bob").hears("hello");
    kit.assertNoLeaks();
  }
}
