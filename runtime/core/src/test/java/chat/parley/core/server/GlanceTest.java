package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GlanceTest {

  private final ServerRig rig = new ServerRig();

  private ServerRig.Caller registered(String nickname) {
    ServerRig.Caller caller = rig.caller(nickname);
    caller.register();
    rig.writeAll();
    return caller;
  }

  private static List<String> keys(Glance glance) {
    return glance.first().stream().map(it -> it.entry().key()).toList();
  }

  @Test
  void thoseWhoAreHereComeFirst() {
    ServerRig.Caller alice = registered("alice");
    registered("carol");
    registered("bob");

    alice.send(new Frame.Deregister());

    assertEquals(List.of("bob", "carol", "alice"), keys(rig.glance(10)));
    assertEquals(3, rig.glance(10).entries());
    assertEquals(2, rig.glance(10).here());
  }

  @Test
  void tellsOfNoMoreThanIsWanted() {
    registered("alice");
    registered("bob");
    registered("carol");

    assertEquals(List.of("alice", "bob"), keys(rig.glance(2)));
    assertEquals(3, rig.glance(2).entries());
    assertEquals(List.of(), keys(rig.glance(0)));
  }

  @Test
  void knowsSinceWhenSomebodyIsHere() {
    registered("alice");
    long came = rig.glance(1).first().getFirst().sinceMillis();

    rig.pass(10 * Moment.SECOND);
    ServerRig.Caller bob = registered("bob");
    List<Standing> both = rig.glance(2).first();

    assertEquals(came, both.getFirst().sinceMillis());
    assertEquals(came + 10_000, both.getLast().sinceMillis());

    bob.send(new Frame.Deregister());
    assertEquals(0, rig.glance(2).first().getLast().sinceMillis());
  }

  @Test
  void countsWhatGoesBetweenServerAndClient() {
    ServerRig.Caller alice = registered("alice");
    Standing before = rig.glance(1).first().getFirst();

    alice.send(new Frame.Lookup("bob"));
    Standing after = rig.glance(1).first().getFirst();

    assertTrue(before.bytesIn() > 0);
    assertTrue(after.bytesIn() > before.bytesIn());
    assertTrue(after.bytesOut() > before.bytesOut());
  }

  @Test
  void goesOnCountingInASessionThatReplacesAnother() {
    ServerRig.Caller alice = registered("alice");
    Standing before = rig.glance(1).first().getFirst();

    alice.open();
    alice.send(new Frame.Lookup("bob"));
    Standing after = rig.glance(1).first().getFirst();

    assertTrue(after.bytesIn() > before.bytesIn());
    assertTrue(after.bytesOut() > before.bytesOut());
    assertEquals(before.sinceMillis(), after.sinceMillis());
  }

  @Test
  void knowsHowManyMailsWithMessagesWait() {
    ServerRig.Caller alice = registered("alice");
    ServerRig.Caller bob = registered("bob");
    bob.send(new Frame.Deregister());

    alice.storeMessage(bob, 1);
    alice.storeReceipts(bob, 2, 7, 600);
    rig.writeAll();

    assertEquals(1, rig.glance(2).first().getLast().mails());
    assertEquals(1, rig.glance(2).mails());
  }
}
