package chat.parley.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.store.PastMessage;
import chat.parley.engine.store.PastMessage.Fate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastTextTest {

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private static PastMessage received(Instant at, String to, String text) {
    return new PastMessage(at, at, "bob", to, text, Fate.RECEIVED, 1, false);
  }

  private static PastMessage sent(String to, String text, Fate fate, int copies) {
    return new PastMessage(NOON, NOON, "alice", to, text, fate, copies, false);
  }

  private static List<String> lines(PastText.Form form, PastMessage... messages) {
    return new PastText(ZoneOffset.UTC, form).lines(List.of(messages));
  }

  @Test
  void linesSayWhoWhenAndWhatBecameOfIt() {
    assertEquals(
        List.of(
            "--- Friday, 27 November 2026",
            "12:00:00 bob: hello",
            "12:00:00 #ops bob: green",
            "12:00:00 alice to bob: hi ✓",
            "12:00:00 alice to #ops: thanks ⇢ (3)",
            "12:00:00 alice to zoe: on its way ·",
            "12:00:00 alice to zoe: lost ✗"),
        lines(
            PastText.Form.LINES,
            received(NOON, "alice", "hello"),
            received(NOON, "#ops", "green"),
            sent("bob", "hi", Fate.DELIVERED, 1),
            sent("#ops", "thanks", Fate.STORED, 3),
            sent("zoe", "on its way", Fate.PENDING, 1),
            sent("zoe", "lost", Fate.FAILED, 1)));
  }

  @Test
  void eachDayBeginsWithALineOfItsOwnAlsoWhenMoreComesLater() {
    var text = new PastText(ZoneOffset.UTC, PastText.Form.LINES);
    text.lines(List.of(received(NOON, "alice", "one")));

    assertEquals(List.of("12:00:00 bob: two"), text.lines(List.of(received(NOON, "alice", "two"))));
    assertEquals(
        List.of("--- Saturday, 28 November 2026", "12:00:00 bob: three"),
        text.lines(List.of(received(NOON.plusSeconds(86_400), "alice", "three"))));
  }

  @Test
  void nothingThatOthersWroteReachesTheTerminalUnescaped() {
    PastMessage hostile = received(NOON, "alice", "a\u001b[2Jb\nalice to bob: faked");

    assertEquals(
        "12:00:00 bob: a[2Jb\n      alice to bob: faked",
        lines(PastText.Form.LINES, hostile).getLast());
  }

  @Test
  void markdownShowsTextsAsTheyWereWritten() {
    assertEquals(
        List.of(
            "## Friday, 27 November 2026", "- **12:00:00** bob: \\*not\\* \\<b\\>bold  \n  two"),
        lines(PastText.Form.MARKDOWN, received(NOON, "alice", "*not* <b>bold\ntwo")));
  }

  @Test
  void programsGetAnObjectForEach() {
    assertEquals(
        List.of(
            """
            {"at":"2026-11-27T12:00:00Z","sent_at":"2026-11-27T12:00:00Z","from":"alice",\
            "to":"#ops","text":"hi","fate":"delivered","copies":2,"bot":false}\
            """),
        lines(PastText.Form.JSON, sent("#ops", "hi", Fate.DELIVERED, 2)));
  }
}
