package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.bot.Bot;
import chat.parley.testkit.examples.TodoPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conversations that are written down.
@ParleyTest
final class DialogueTest {

  @TempDir Path folder;

  private void play(Kit kit, String text) throws IOException {
    kit.play(Files.writeString(folder.resolve("x.chat"), text));
  }

  /// Plays what goes wrong; answers what is said of it, without the folder and the transcript.
  private String failure(Class<? extends Throwable> type, Kit kit, String text) {
    String words = String.valueOf(assertThrows(type, () -> play(kit, text)).getMessage());
    return words.replace(folder + "/", "").split("\\R\\R", 2)[0];
  }

  @Test
  void peopleTalkToEachOtherAndInRooms(Kit kit) throws IOException {
    play(
        kit,
        """
        alice with bob
        bob in #tea
        carol in #tea
        alice> hello
        bob< hello
        bob> tea?
        carol< tea
        alice in #tea
        carol> yes
        alice< yes
        Bob< yes
        """);
  }

  @Test
  void pluginsAnswerAtThePrompt(Kit kit) {
    kit.load(TodoPlugin.class);

    kit.play(Path.of("src/test/resources/chat/todo.chat"));
  }

  @Test
  void botsAreHeardAndNotPlayed(Kit kit) throws IOException {
    kit.bot(Bot.named("echo").onText(said -> said.reply(said.text())));

    play(kit, "alice with echo\nalice> hello\necho> hello\n");
  }

  @Test
  void lineThatIsNotHeardIsNamed(Kit kit) {
    kit.bot(Bot.named("echo").onText(said -> said.reply(said.text())));

    assertEquals(
        "x.chat:3: alice hears echo: hello\nshould hear echo: goodbye",
        failure(AssertionError.class, kit, "alice with echo\nalice> hello\necho> goodbye"));
  }

  @Test
  void wordsOfSomebodyElseAreNotTaken(Kit kit) {
    kit.bot(Bot.named("echo").onText(said -> said.reply(said.text())));

    assertEquals(
        "x.chat:3: alice hears echo: hello\nshould hear pizza: hello",
        failure(AssertionError.class, kit, "alice with echo\nalice> hello\npizza> hello"));
  }

  @Test
  void silenceIsHeld(Kit kit) {
    assertEquals(
        "x.chat:4: bob hears: hello\nshould hear nothing",
        failure(AssertionError.class, kit, "alice with bob\nbob with alice\nalice> hello\n..."));
  }

  @Test
  void nothingMayBeLeftUnheard(Kit kit) {
    assertEquals(
        "x.chat, at its end: bob hears: hello\nshould hear nothing",
        failure(AssertionError.class, kit, "alice with bob\nbob with alice\nalice> hello"));
  }

  @Test
  void lineThatIsNoneIsRefusedBeforeAnybodySpeaks(Kit kit) {
    assertEquals(
        "x.chat:3: is bob hello, must be like alice> hello, bob< hello, alice with bob,"
            + " alice in #tea, +6m or ...",
        failure(IllegalArgumentException.class, kit, "alice with bob\nalice> hello\nbob hello"));
    assertEquals(0, kit.users().size());
  }

  @Test
  void speakerWithoutAPartnerIsToldTheLine(Kit kit) {
    String words = failure(IllegalArgumentException.class, kit, "# nobody\n\nalice> hello");

    assertEquals("x.chat:3: alice talks to nobody", words.split(":(?= say)", 2)[0]);
  }

  @Test
  void botThatSpeaksFirstNeedsSomebodyWhoHears(Kit kit) {
    kit.bot(Bot.named("echo").onText(said -> said.reply(said.text())));

    assertEquals(
        "x.chat:1: nobody has spoken yet who could hear echo; write who does, as in bob< hello",
        failure(IllegalArgumentException.class, kit, "echo> welcome"));
  }

  @Test
  void timePasses(Kit kit) throws IOException {
    var before = kit.clock().now();

    play(kit, "+250ms\n+2s\n+6m\n+1h\n");

    assertEquals(before.plusMillis(3_962_250), kit.clock().now());
  }
}
