package chat.parley.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Nickname;
import chat.parley.api.command.Default;
import chat.parley.api.command.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {

  enum Mood {
    VERY_GOOD,
    BAD
  }

  record Hours(@Default("9") int from, @Default("17") int to) {
    Hours {
      if (from > to) {
        throw new IllegalArgumentException("from is %d, must be before to".formatted(from));
      }
    }
  }

  record Settings(
      @Default("5") @Range(min = 1, max = 100) int repliesMax,
      @Default("30s") Duration pause,
      @Default("very-good") Mood mood,
      @Default("alice") Nickname owner,
      @Default("true") boolean loud,
      @Default("0.5") double share,
      List<String> words,
      Hours hours) {}

  record Needy(String token) {}

  record Wordy(@Default("") String words) {}

  @TempDir Path folder;

  @Test
  void everyKeyHasItsDefault() {
    assertEquals(
        new Settings(
            5,
            Duration.ofSeconds(30),
            Mood.VERY_GOOD,
            Nickname.of("alice"),
            true,
            0.5,
            List.of(),
            new Hours(9, 17)),
        new ConfigFile(folder.resolve("todo.toml")).read(Settings.class));
  }

  @Test
  void everyTypeIsRead() throws Exception {
    assertEquals(
        new Settings(
            7,
            Duration.ofMinutes(1),
            Mood.BAD,
            Nickname.of("bob"),
            false,
            0.25,
            List.of("a", "b c"),
            new Hours(8, 12)),
        read(
            """
            replies-max = 7
            pause = "1m"
            mood = "bad"
            owner = "bob"
            loud = false
            share = 0.25
            words = ["a", "b c"]
            [hours]
            from = 8
            to = 12
            """));
  }

  @Test
  void valueOutOfRangeIsNamedWithItsLine() {
    refuses(", line 2: replies-max is 0, must be 1 to 100", "loud = true\nreplies-max = 0");
  }

  @Test
  void valueOfAnotherTypeIsNamed() {
    refuses(", line 1: replies-max is many, must be a whole number", "replies-max = \"many\"");
    refuses(", line 1: loud is 1, must be true or false", "loud = 1");
    refuses(", line 1: pause is soon, must be a time such as 500ms, 30s, 5m or 1h", "pause='soon'");
    refuses(", line 1: share is half, must be a number", "share = \"half\"");
    refuses(", line 1: mood is a list, must be one value", "mood = [\"bad\"]");
    refuses(", line 1: words is x, must be a list of values", "words = \"x\"");
    refuses(", line 1: hours is 9, must be a table", "hours = 9");
  }

  @Test
  void textStandsInQuotes() throws IOException {
    Path path = Files.writeString(folder.resolve("todo.toml"), "words = 7");
    var file = new ConfigFile(path);

    var refusal = assertThrows(IllegalArgumentException.class, () -> file.read(Wordy.class));

    assertEquals(path + ", line 1: words is 7, must be text in quotes", refusal.getMessage());
  }

  @Test
  void unknownKeyIsNamedWithTheNearestKnownOne() {
    refuses(", line 1: replies-mx is no key here; did you mean replies-max?", "replies-mx = 3");
    refuses(", line 2: until is no key here; known are from, to", "[hours]\nuntil = 3");
  }

  @Test
  void recordRefusesWhatDoesNotGoTogether() {
    refuses(", line 2: from is 18, must be before to", "[hours]\nfrom = 18");
    refuses(", table hours: from is 9, must be before to", "[hours]\nto = 8");
  }

  @Test
  void brokenFileIsNamedWithItsLine() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> read("loud = true\npause = = 3"));

    assertEquals(
        folder.resolve("todo.toml") + ", line 2: ",
        String.valueOf(refusal.getMessage())
            .substring(0, (folder.resolve("todo.toml") + ", line 2: ").length()));
  }

  @Test
  void missingKeyWithoutADefaultIsNamed() {
    var file = new ConfigFile(folder.resolve("todo.toml"));

    var refusal = assertThrows(IllegalArgumentException.class, () -> file.read(Needy.class));

    assertEquals(
        folder.resolve("todo.toml") + ": token is missing, and has no default",
        refusal.getMessage());
  }

  private void refuses(String why, String text) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> read(text));
    assertEquals(folder.resolve("todo.toml") + why, refusal.getMessage());
  }

  private Settings read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("todo.toml"), text);
    return new ConfigFile(file).read(Settings.class);
  }
}
