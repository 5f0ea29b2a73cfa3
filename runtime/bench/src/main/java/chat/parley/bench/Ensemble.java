package chat.parley.bench;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.process.RemotePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The processes of one contender; the last one started is the load.
final class Ensemble implements Part {

  /// The first word of a process that holds a part.
  static final String PART = "part";

  private final List<RemotePart> parts = new ArrayList<>();

  /// Says which processes a contender takes.
  @FunctionalInterface
  interface Cast {

    /// Starts them, each with what it must know of those before it.
    void gather(Ensemble ensemble) throws IOException;
  }

  private Ensemble() {}

  static Ensemble of(Cast cast) throws IOException {
    var ensemble = new Ensemble();
    try {
      cast.gather(ensemble);
      return ensemble;
    } catch (IOException | RuntimeException e) {
      ensemble.close();
      throw e;
    }
  }

  /// Starts the part of this role; answers how it is reached.
  String start(String... words) throws IOException {
    return startWith(List.of(), words);
  }

  /// The same in a JVM with these options.
  String startWith(List<String> options, String... words) throws IOException {
    RemotePart part = RemotePart.start(Main.class, PART, List.of(words), options);
    parts.add(part);
    return part.greeting();
  }

  /// All processes, the load last.
  List<RemotePart> parts() {
    return List.copyOf(parts);
  }

  @Override
  public Figures run(Shot shot) throws IOException {
    long cpuBefore = cpuNanos();
    Figures figures = parts.getLast().run(shot);
    return figures.withCpu(cpuNanos() - cpuBefore);
  }

  private long cpuNanos() {
    return parts.stream().mapToLong(RemotePart::cpuNanos).sum();
  }

  @Override
  public void close() {
    parts.reversed().forEach(RemotePart::close);
  }
}
