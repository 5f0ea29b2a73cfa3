package chat.parley.launcher.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.console.LiveRegion.Row;
import chat.parley.launcher.console.LiveRegion.Size;
import chat.parley.launcher.console.LiveRegion.Weight;
import chat.parley.launcher.testing.FakeScreen;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveRegionTest {

  private static final Size SIZE = new Size(40, 10);

  private final LiveRegion region = new LiveRegion();
  private final FakeScreen screen = new FakeScreen(SIZE.columns(), SIZE.rows());

  private static List<Row> rows(String... texts) {
    return Arrays.stream(texts).map(text -> new Row(text, Weight.BOLD)).toList();
  }

  @Test
  void rowsAreDrawnAnewInTheirPlace() {
    screen.write("$ parley server\n");

    screen.write(region.draw(List.of("begun"), rows("HEAD", "alice 1", "bob 1"), SIZE));
    screen.write(region.draw(List.of(), rows("HEAD", "alice 22"), SIZE));

    assertEquals(List.of("$ parley server", "begun", "HEAD", "alice 22", ""), screen.lines());
  }

  @Test
  void linesStayAboveTheRows() {
    screen.write(region.draw(List.of("one"), rows("alice", "bob"), SIZE));
    screen.write(region.draw(List.of("two", "three"), rows("alice", "bob"), SIZE));

    assertEquals(List.of("one", "two", "three", "alice", "bob", ""), screen.lines());
  }

  @Test
  void lineThatIsLongerThanTheTerminalStaysWhole() {
    String line = "a line of more than forty characters, which takes two rows";
    screen.write(region.draw(List.of(), rows("alice", "bob", "carol"), SIZE));

    screen.write(region.draw(List.of(line), rows("alice"), SIZE));

    assertEquals(List.of(line, "alice", ""), screen.lines());
  }

  @Test
  void rowThatIsLongerThanTheTerminalIsCut() {
    screen.write(region.draw(List.of(), rows("x".repeat(50)), SIZE));

    assertEquals(List.of("x".repeat(38) + "…", ""), screen.lines());
  }

  @Test
  void wideCharactersCountTwice() {
    screen.write(region.draw(List.of(), rows("漢".repeat(30)), SIZE));

    assertEquals(List.of("漢".repeat(19) + "…", ""), screen.lines());
  }

  @Test
  void narrowerTerminalShowsEverythingOnce() {
    screen.write(
        region.draw(List.of("the first line", "the second line"), rows("r".repeat(30)), SIZE));

    screen.resize(12, 10);
    screen.write(region.draw(List.of(), rows("r".repeat(30)), new Size(12, 10)));

    assertEquals(
        List.of("the first line", "the second line", "r".repeat(10) + "…", ""), screen.lines());
  }

  @Test
  void widerTerminalShowsEverythingOnce() {
    screen.write(region.draw(List.of("begun"), rows("r".repeat(50)), SIZE));

    screen.resize(60, 10);
    screen.write(region.draw(List.of(), rows("r".repeat(50)), new Size(60, 10)));

    assertEquals(List.of("begun", "r".repeat(50), ""), screen.lines());
  }

  @Test
  void narrowTerminalKeepsWhatHasScrolledAway() {
    for (int i = 0; i < 30; i++) {
      screen.write(region.draw(List.of("line number " + i), rows("row"), SIZE));
    }

    screen.resize(9, 10);
    screen.write(region.draw(List.of(), rows("row"), new Size(9, 10)));

    assertEquals(32, screen.lines().size());
    assertEquals("line number 29", screen.lines().get(29));
  }

  @Test
  void nothingIsWrittenWhenNothingIsNew() {
    screen.write(region.draw(List.of("begun"), rows("alice"), SIZE));

    assertEquals("", region.draw(List.of(), rows("alice"), SIZE));
  }

  @Test
  void afterTheEndOnlyTheLinesAreLeft() {
    screen.write(region.draw(List.of("begun"), rows("alice", "bob"), SIZE));

    screen.write(region.draw(List.of("ended"), List.of(), SIZE));

    assertEquals(List.of("begun", "ended", ""), screen.lines());
  }

  @Test
  void rowsBelowWhichAnotherHasWrittenAreLeftAlone() {
    screen.write(region.draw(List.of(), rows("alice"), SIZE));
    screen.write("$ fg\n");

    region.leave();
    screen.write(region.draw(List.of(), rows("alice"), SIZE));

    assertEquals(List.of("alice", "$ fg", "alice", ""), screen.lines());
  }
}
