package chat.parley.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.exec.CommandRun.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CommandRunTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  private static Outcome run(Duration time, int bytes, String... command)
      throws InterruptedException {
    return new CommandRun(List.of(command), new CommandBot.Limits(time, bytes, 1))
        .run("it's $(me) `x`", Map.of("PARLEY_FROM", "alice", "PATH", "/usr/bin:/bin"));
  }

  @Test
  void answersWithWhatIsPrinted() throws Exception {
    assertEquals(new Outcome.Printed("it's $(me) `x`", false), run(LONG, 100, "cat"));
  }

  @Test
  void tellsTheCommandWhoHasAsked() throws Exception {
    assertEquals(
        new Outcome.Printed("alice", false), run(LONG, 100, "sh", "-c", "echo \"$PARLEY_FROM\""));
  }

  @Test
  void takesWordsForWordsAndNeverForACommand() throws Exception {
    assertEquals(new Outcome.Printed("$(id); x", false), run(LONG, 100, "echo", "$(id); x"));
  }

  @Test
  void cutsOffWhatIsTooLong() throws Exception {
    assertEquals(new Outcome.Printed("y\ny", true), run(LONG, 3, "yes"));
  }

  @Test
  void keepsComplaintsFromTheOneWhoAsked() throws Exception {
    assertEquals(
        new Outcome.Failed("the command failed with exit code 3", "a secret"),
        run(LONG, 100, "sh", "-c", "echo a secret >&2; exit 3"));
  }

  @Test
  void killsWhatTakesTooLong() throws Exception {
    assertEquals(
        new Outcome.Failed("the command took longer than 0 s", ""),
        run(Duration.ofMillis(1), 100, "sleep", "1000"));
  }

  @Test
  void dividesLongTextsBetweenLines() {
    assertEquals(List.of("ab", "cd", "é", "é"), Pieces.of("ab\ncd\néé", 3));
  }
}
