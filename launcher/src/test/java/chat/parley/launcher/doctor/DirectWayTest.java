package chat.parley.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Entry;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.core.Moment;
import chat.parley.core.client.Way;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.session.SessionEvent.End;
import chat.parley.core.session.Sounding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The direct way to bob, with each thing broken.
final class DirectWayTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Address THERE = Address.v4(0x0a00_0002, 5_678);
  private static final long MILLIS = Moment.MILLISECOND;

  private static Entry bob(Presence presence) {
    return new Entry(
        Nickname.of("bob"), presence, Kind.HUMAN, "10.0.0.2:5678", Set.of(), "", "0".repeat(32));
  }

  private static List<Finding> found(Way way) {
    return DirectWay.findings(ALICE, bob(Presence.ONLINE), way);
  }

  private static Finding session(Way way) {
    List<Finding> found = found(way);
    assertEquals(1, found.size(), found::toString);
    assertEquals("session", found.getFirst().step());
    return found.getFirst();
  }

  private static Finding path(Sounding sounding) {
    List<Finding> found = found(new Way.Open(THERE, 90 * Moment.SECOND, 0, sounding));
    assertEquals("path", found.getLast().step());
    return found.getLast();
  }

  @Test
  void tellsOfASessionThatIsOpen() {
    var sounding = new Sounding(20, 0, 0, 1_200, MILLIS, 3 * MILLIS / 2);

    Finding session =
        found(new Way.Open(THERE, 90 * Moment.SECOND, Moment.SECOND, sounding)).getFirst();

    assertEquals(Finding.State.OK, session.state());
    assertEquals("open for 90 s, directly to 10.0.0.2:5678, heard 1 s ago", session.words());
    assertEquals(true, session.facts().get("open"));
  }

  @Test
  void tellsOfAPathOnWhichNothingIsWrong() {
    Finding path = path(new Sounding(20, 0, 0, 1_200, MILLIS, 3 * MILLIS / 2));

    assertEquals(Finding.State.OK, path.state());
    assertEquals(
        "20 of 20 packets arrived, round trip 1.5 ms, 1.0 ms at best; datagrams of 1,200 bytes get"
            + " through",
        path.words());
    assertEquals(1.5, path.facts().get("round_trip_millis"));
    assertEquals(0L, path.facts().get("lost"));
  }

  @Test
  void notesWhatIsLost() {
    Finding path = path(new Sounding(16, 4, 0, 1_200, MILLIS, MILLIS));

    assertEquals(Finding.State.NOTE, path.state());
    assertTrue(path.words().startsWith("16 of 20 packets arrived"), path::words);
    assertTrue(path.next().startsWith("messages are sent again"), path::next);
    assertEquals(4L, path.facts().get("lost"));
  }

  @Test
  void notesThatLongerDatagramsAreDropped() {
    Finding path = path(new Sounding(4, 20, 0, 996, MILLIS, MILLIS));

    assertEquals(Finding.State.NOTE, path.state());
    assertTrue(path.words().endsWith("of 996 bytes get through, and no longer ones"), path::words);
    assertTrue(path.next().contains("MTU must be 1,280"), path::next);
    assertEquals(996, path.facts().get("datagram_bytes_max"));
  }

  @Test
  void notesThatNothingArrivesAnyMore() {
    Finding path = path(new Sounding(0, 0, 20, 0, Moment.NEVER, 333 * MILLIS));

    assertEquals(Finding.State.NOTE, path.state());
    assertEquals("none of 20 packets arrived, on a way that was open before", path.words());
    assertTrue(path.next().contains("firewalls"), path::next);
  }

  @Test
  void suspectsAFirewallWhenNothingComesBack() {
    for (Way way :
        List.of(
            new Way.Shut(new End.NoAnswer()),
            new Way.Shut(new End.TimedOut()),
            new Way.Opening(THERE))) {
      Finding session = session(way);

      assertEquals(Finding.State.NOTE, session.state());
      assertEquals("nothing comes back from bob at 10.0.0.2:5678", session.words());
      assertTrue(session.next().contains("firewalls"), session::next);
      assertTrue(session.next().contains("UDP port 5678"), session::next);
    }
  }

  @Test
  void saysThatTheOtherDoesNotTrustUs() {
    Finding session = session(new Way.Shut(new End.ByPeer(CloseCode.UNTRUSTED, "unknown keys")));

    assertEquals(Finding.State.BROKEN, session.state());
    assertEquals("ask bob for: parley trust accept alice", session.next());
  }

  @Test
  void notesThatTheOtherHasJustLeft() {
    Finding session = session(new Way.Shut(new End.ByPeer(CloseCode.GOODBYE, "")));

    assertEquals(Finding.State.NOTE, session.state());
    assertEquals("bob has just closed it", session.words());
  }

  @Test
  void expectsNoSessionWithSomebodyWhoIsOffline() {
    Finding session = DirectWay.findings(ALICE, bob(Presence.OFFLINE), Way.UNTRIED).getFirst();

    assertEquals(Finding.State.OK, session.state());
    assertEquals("none, since bob is offline", session.words());
  }
}
