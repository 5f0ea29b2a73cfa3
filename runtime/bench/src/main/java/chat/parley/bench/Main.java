package chat.parley.bench;

import chat.parley.bench.part.Part;
import chat.parley.bench.process.Station;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The entry of every process: of the one that measures, and of those that hold its parts.
public final class Main {

  private static final int USAGE = 2;

  private Main() {}

  /// Measures what the words ask for, or holds the part that they name.
  static void main(String[] words) throws IOException, InterruptedException {
    List<String> given = List.of(words);
    if (!given.isEmpty() && given.getFirst().equals(Ensemble.PART)) {
      System.exit(hold(given.subList(1, given.size())));
    }
    Optional<Request> request = Request.of(given, Catalogue.rows());
    if (request.isEmpty()) {
      System.err.println("usage: run [--markdown | --profile | --list] [--seconds=N] [ROW...]; rows are:");
      list(Catalogue.rows());
      System.exit(USAGE);
    } else {
      fulfil(request.get());
    }
  }

  /// Whatever comes of it, the process must end then: libraries leave threads behind.
  private static int hold(List<String> words) throws InterruptedException {
    try (Part part = Roles.open(words)) {
      Station.serve(part);
      return 0;
    } catch (IOException | RuntimeException e) {
      Station.fail(e);
      return 1;
    }
  }

  private static void fulfil(Request request) throws IOException {
    switch (request.form()) {
      case LIST -> list(request.rows());
      case MARKDOWN -> System.out.print(Table.markdown(measured(request.rows())));
      case PLAIN -> System.out.print(Table.plain(measured(request.rows())));
      case PROFILE -> profile(request.rows());
    }
  }

  private static void list(List<Row> rows) {
    rows.forEach(row -> System.err.println("  %-18s %s".formatted(row.name(), row.title())));
  }

  /// A row that fails is told and left out. Each has a stage to itself: an idle client still has
  /// its heartbeats.
  private static List<Measurement> measured(List<Row> rows) {
    var measurements = new ArrayList<Measurement>();
    for (Row row : rows) {
      System.err.println("bench: " + row.title());
      try (var stage = new Stage()) {
        measurements.add(Measurement.of(row, stage));
      } catch (IOException e) {
        System.err.println("bench: %s failed: %s".formatted(row.name(), e.getMessage()));
      }
    }
    return measurements;
  }

  private static void profile(List<Row> rows) throws IOException {
    try (var stage = new Stage()) {
      for (Row row : rows) {
        System.out.print(Profiler.words(row, stage));
      }
    }
  }
}
