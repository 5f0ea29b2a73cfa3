package chat.parley.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Entry;
import chat.parley.api.Kind;
import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.engine.store.PastMessage;
import chat.parley.engine.store.PastMessage.Fate;
import chat.parley.launcher.text.Stamps;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is found of bob.
final class CorrespondentTest {

  private static final Nickname BOB = Nickname.of("bob");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String PRINT = "ab".repeat(16);
  private static final Stamps STAMPS = new Stamps(InstantSource.fixed(NOON), ZoneOffset.UTC);

  private static Finding key(@Nullable KnownKey known, String looksLike) {
    var entry = new Entry(BOB, Presence.ONLINE, Kind.HUMAN, "10.0.0.2:5678", Set.of(), "", PRINT);
    return Correspondent.key(entry, known, looksLike, STAMPS);
  }

  private static KnownKey known(String fingerprint, boolean isVerified) {
    return new KnownKey(BOB, fingerprint, NOON, isVerified);
  }

  private static PastMessage message(Fate fate) {
    boolean isOwn = fate != Fate.RECEIVED;
    return new PastMessage(
        NOON, NOON, isOwn ? "alice" : "bob", isOwn ? "bob" : "alice", "hi", fate, 1, false);
  }

  private static Finding messages(Fate... fates) {
    return Correspondent.messages(
        List.of(fates).stream().map(CorrespondentTest::message).toList(), BOB, STAMPS);
  }

  @Test
  void tellsAKeyThatIsKnownFromOneThatIsVerified() {
    assertEquals(
        "known since 12:00:00; parley verify bob compares it",
        key(known(PRINT, false), "").words());
    assertEquals("known since 12:00:00, and verified", key(known(PRINT, true), "").words());
    assertEquals("not known before; it is taken for that of bob", key(null, "").words());
  }

  @Test
  void breaksOffAtAnotherKey() {
    Finding key = key(known("cd".repeat(16), true), "");

    assertEquals(Finding.State.BROKEN, key.state());
    assertEquals("bob shows another key than the one known since 12:00:00", key.words());
    assertTrue(key.next().contains("parley trust accept bob"), key::next);
  }

  @Test
  void breaksOffAtSomebodyWhoOnlyLooksLikeAnother() {
    Finding key = key(null, "b0b");

    assertEquals(Finding.State.BROKEN, key.state());
    assertEquals("bob looks like b0b, whose key is known, and is somebody else", key.words());
  }

  @Test
  void countsWhatIsOnItsWayAndWhatWaitsAtTheServer() {
    Finding onTheirWay = messages(Fate.STORED, Fate.PENDING, Fate.PENDING);
    assertEquals(Finding.State.NOTE, onTheirWay.state());
    assertEquals("2 to bob are on their way, the first since 12:00:00", onTheirWay.words());
    assertEquals(1, onTheirWay.facts().get("stored"));

    Finding waiting = messages(Fate.STORED, Fate.STORED, Fate.RECEIVED);
    assertEquals(Finding.State.NOTE, waiting.state());
    assertTrue(waiting.words().startsWith("2 to bob wait at the server"), waiting::words);
  }

  @Test
  void tellsWhenTheLastOnesWere() {
    assertEquals(
        "last sent 12:00:00, last received never; none waits", messages(Fate.DELIVERED).words());
    assertEquals("", messages(Fate.DELIVERED).facts().get("received"));
  }
}
