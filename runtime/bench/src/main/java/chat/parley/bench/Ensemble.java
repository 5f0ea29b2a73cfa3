package chat.parley.bench;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.process.RemotePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The processes of one contender; the last one started is the load. One of them may be watched,
/// and one may disturb the others for as long as the load runs.
final class Ensemble implements Part {

  /// The first word of a process that holds a part.
  static final String PART = "part";

  private final List<RemotePart> parts = new ArrayList<>();
  private @Nullable RemotePart watched;
  private @Nullable RemotePart disturbing;

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

  /// The part started last is looked into before and after each run.
  void watchIt() {
    watched = parts.getLast();
  }

  /// The part started last runs the same shot while the load does, and is no load itself.
  void disturbWithIt() {
    disturbing = parts.getLast();
  }

  /// All processes, the load last.
  List<RemotePart> parts() {
    return List.copyOf(parts);
  }

  @Override
  public Figures run(Shot shot) throws IOException {
    RemotePart server = watched;
    if (server == null) {
      return load(shot);
    }
    Figures before = server.run(shot);
    Figures figures = load(shot);
    Figures after = server.run(shot);
    System.err.printf(
        "bench: the server computed %d key agreements; its heap went from %s to %s%n",
        after.operations() - before.operations(),
        Numbers.bytes((double) before.heap().bytes()),
        Numbers.bytes((double) after.heap().bytes()));
    return figures;
  }

  private Figures load(Shot shot) throws IOException {
    var disturbance = CompletableFuture.runAsync(() -> disturb(shot));
    long cpuBefore = cpuNanos();
    Figures figures = parts.getLast().run(shot);
    Figures counted = figures.withCpu(cpuNanos() - cpuBefore);
    disturbance.join();
    return counted;
  }

  private void disturb(Shot shot) {
    if (disturbing == null) {
      return;
    }
    try {
      Figures sent = disturbing.run(shot);
      System.err.printf(
          "bench: %,d hostile datagrams were sent, %s a second%n",
          sent.operations(), Numbers.rate(sent.perSecond()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long cpuNanos() {
    return parts.stream().mapToLong(RemotePart::cpuNanos).sum();
  }

  @Override
  public void close() {
    parts.reversed().forEach(RemotePart::close);
  }
}
