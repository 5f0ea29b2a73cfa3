package chat.parley.launcher.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.launcher.source.Classes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LinesTest {

  @Test
  void readsReportsAsTheyWereWritten() {
    for (Report report :
        List.of(
            new Report.Beat(),
            new Report.Named(3, "echo"),
            new Report.Printed(Report.NOBODY, true, "a  b "),
            new Report.Printed(0, false, ""),
            new Report.Ended(7, 143))) {
      assertEquals(Optional.of(report), Report.parse(report.line()));
    }
  }

  @Test
  void takesNothingElseForAReport() {
    for (String line : List.of("", "beat", "out x y", "ended 1 x", "# A fatal error")) {
      assertEquals(Optional.empty(), Report.parse(line));
    }
  }

  @Test
  void readsOrdersAsTheyWereWritten() {
    var start =
        new Order.Start(
            2,
            new Classes(Path.of("/tmp/a folder"), "Echo"),
            List.of("--nick", "é 1", "", "line\nfeed", "+%"));

    var speak = new Order.Speak(3, List.of("./a b.py", "--nick", ""), List.of("--server", "x:1"));

    assertEquals(start, Order.parse(start.line()));
    assertEquals(speak, Order.parse(speak.line()));
    assertEquals(new Order.Stop(2), Order.parse(new Order.Stop(2).line()));
    assertThrows(IllegalArgumentException.class, () -> Order.parse("dance 1"));
  }

  @Test
  void reportsWhatIsPrintedLineByLine() {
    var reports = new ArrayList<Report>();
    try (var out = LineOutput.stream(() -> 4, false, reports::add)) {
      out.print("one");
      assertEquals(List.of(), reports);
      out.print(" line\nand a");
      out.print("nother");
    }

    assertEquals(
        List.of(
            new Report.Printed(4, false, "one line"), new Report.Printed(4, false, "and another")),
        reports);
  }

  @Test
  void writesAUnitWithNothingThatSystemdWouldTakeForMore() {
    var unit = new UnitFile(List.of("Echo"), List.of("/opt/my parley", "bot", "50%$x"), true);

    assertEquals(
        "ExecStart=\"/opt/my parley\" bot 50%%$$x",
        unit.text().lines().filter(line -> line.startsWith("ExecStart")).findFirst().orElse(""));
  }
}
