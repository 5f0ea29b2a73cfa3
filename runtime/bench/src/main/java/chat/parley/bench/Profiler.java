package chat.parley.bench;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.WorkFolder;
import chat.parley.bench.process.RemotePart;
import chat.parley.bench.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs what is ours of a row for a while, and tells where each of its processes spends its time.
final class Profiler {

  private static final Duration LENGTH = Duration.ofSeconds(5);
  private static final int LINES = 15;

  private Profiler() {}

  /// The profiles of a row in words.
  static String words(Row row, Stage stage) throws IOException {
    var text = new StringBuilder();
    for (Contender contender : row.contenders()) {
      if (contender.isOurs()) {
        text.append("%n%s: %s%n".formatted(row.title(), contender.label()));
        text.append(words(row, contender, stage.ensemble(contender)));
      }
    }
    return text.toString();
  }

  private static String words(Row row, Contender contender, Ensemble ensemble) throws IOException {
    if (contender.processes() != Contender.Processes.COLD) {
      // So that what is seen is compiled.
      var _ = ensemble.run(row.shot().lasting(LENGTH));
    }
    List<RemotePart> parts = ensemble.parts();
    for (RemotePart part : parts) {
      part.record();
    }
    Figures figures = ensemble.run(row.shot().lasting(LENGTH));
    var text = new StringBuilder();
    text.append(
        "  %s a second, %s of CPU each%n"
            .formatted(Numbers.rate(figures.perSecond()), Numbers.time(figures.cpuNanosEach())));
    try (var folder = WorkFolder.make()) {
      for (RemotePart part : parts) {
        Path file = folder.path().resolve("%s-%d.jfr".formatted(part.name(), part.hashCode()));
        part.dump(file);
        text.append("%n %s%n".formatted(part.name()));
        text.append(Profile.of(file).words(LINES));
      }
    }
    return text.toString();
  }
}
