package chat.parley.testkit;

import java.time.Duration;

/// The way between two hosts, in both directions.
///
/// Without trouble a datagram takes 1 ms and always arrives. To be changed by the test's own
/// thread.
public final class Line {

  /// How long a datagram takes where there is no trouble.
  static final Duration USUAL = Duration.ofMillis(1);

  private final String name;
  private final Transcript transcript;
  private boolean cut;
  private double loss;
  private Duration delay = USUAL;

  Line(String name, Transcript transcript) {
    this.name = name;
    this.transcript = transcript;
  }

  /// Lets nothing through any more; what is under way still arrives.
  public Line cut() {
    transcript.note("the line %s is cut".formatted(name));
    cut = true;
    return this;
  }

  /// Loses this part of the datagrams, 0 to 1; the seed decides which.
  public Line lossy(double part) {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException(
          "the part of datagrams to lose is %s, must be 0 to 1".formatted(part));
    }
    transcript.note("the line %s loses %s of all datagrams".formatted(name, part));
    loss = part;
    return this;
  }

  /// Lets each datagram take this long.
  public Line slow(Duration longer) {
    if (longer.isNegative()) {
      throw new IllegalArgumentException(
          "a datagram takes %s, must not be negative".formatted(longer));
    }
    transcript.note("the line %s takes %s".formatted(name, longer));
    delay = longer;
    return this;
  }

  /// Ends all trouble.
  public Line heal() {
    transcript.note("the line %s is well again".formatted(name));
    cut = false;
    loss = 0;
    delay = USUAL;
    return this;
  }

  boolean isCut() {
    return cut;
  }

  double loss() {
    return loss;
  }

  Duration delay() {
    return delay;
  }
}
