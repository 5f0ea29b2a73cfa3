package chat.parley.bench;

import chat.parley.bench.part.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What was measured, as lines of words: one for each contender.
final class Table {

  private static final List<String> TITLES =
      List.of(
          "",
          "a second",
          "p50",
          "p99",
          "CPU each",
          "heap each",
          "lowest to highest",
          "ratio",
          "aim");

  private Table() {}

  /// The table for a terminal.
  static String plain(List<Measurement> measurements) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(TITLES);
    for (Measurement measurement : measurements) {
      lines.add(List.of(measurement.row().title() + "   [" + measurement.row().name() + "]"));
      contenders(measurement).forEach(line -> lines.add(line));
    }
    int[] widths = widths(lines);
    var text = new StringBuilder();
    for (List<String> line : lines) {
      if (line.size() == 1) {
        text.append('\n').append(line.getFirst()).append('\n');
        continue;
      }
      var row = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        row.append(i == 0 ? "  " : "   ").append(padded(line.get(i), widths[i], i == 0));
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[TITLES.size()];
    for (List<String> line : lines) {
      if (line.size() == widths.length) {
        for (int i = 0; i < widths.length; i++) {
          widths[i] = Math.max(widths[i], line.get(i).length());
        }
      }
    }
    return widths;
  }

  private static String padded(String cell, int width, boolean isLeft) {
    String blanks = " ".repeat(width - cell.length());
    return isLeft ? cell + blanks : blanks + cell;
  }

  /// The table for a document.
  static String markdown(List<Measurement> measurements) {
    var text = new StringBuilder();
    for (Measurement measurement : measurements) {
      text.append("| **").append(measurement.row().title()).append("** (`");
      text.append(measurement.row().name())
          .append("`) | a second | p50 | p99 | CPU each | heap each | lowest to highest");
      text.append(" | ratio | aim |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
      for (List<String> line : contenders(measurement)) {
        text.append("| ").append(String.join(" | ", line)).append(" |\n");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<List<String>> contenders(Measurement measurement) {
    return measurement.row().contenders().stream()
        .map(contender -> line(measurement, contender))
        .toList();
  }

  private static List<String> line(Measurement measurement, Contender contender) {
    Reading reading = measurement.row().reading();
    Statistic value = measurement.of(contender, reading::of);
    return List.of(
        contender.label(),
        Numbers.rate(measurement.of(contender, Figures::perSecond).median()),
        Numbers.time(measurement.of(contender, Figures::medianNanos).median()),
        Numbers.time(measurement.of(contender, Figures::tailNanos).median()),
        Numbers.time(measurement.of(contender, Figures::cpuNanosEach).median()),
        heap(measurement, contender),
        "%s to %s".formatted(reading.words(value.low()), reading.words(value.high())),
        ratio(measurement, contender),
        aim(measurement, contender, value));
  }

  private static String heap(Measurement measurement, Contender contender) {
    double bytes = measurement.of(contender, figures -> figures.heap().bytes()).median();
    double stack = measurement.of(contender, figures -> figures.heap().stackBytes()).median();
    return bytes == 0 ? "" : "%s + %s".formatted(Numbers.bytes(bytes), Numbers.bytes(stack));
  }

  private static String ratio(Measurement measurement, Contender contender) {
    if (!contender.isOurs()) {
      return "1";
    }
    return measurement.row().reading().ratios().stream()
        .map(reading -> words(measurement.ratio(contender, reading)))
        .collect(Collectors.joining(", p99 "));
  }

  private static String words(Statistic ratio) {
    return "%s (%s to %s)"
        .formatted(
            Numbers.plain(ratio.median()), Numbers.plain(ratio.low()), Numbers.plain(ratio.high()));
  }

  private static String aim(Measurement measurement, Contender contender, Statistic value) {
    Aim aim = contender.aim();
    if (aim == null) {
      return "";
    }
    double ratio = contender.isOurs() ? measurement.ratio(contender).median() : 1;
    String outcome = aim.isReachedBy(value.median(), ratio) ? "reached" : "missed";
    return aim.words(measurement.row().reading()) + " " + outcome;
  }
}
