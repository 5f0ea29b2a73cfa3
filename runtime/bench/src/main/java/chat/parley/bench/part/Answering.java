package chat.parley.bench.part;

/// A part that only answers others.
///
/// @param greeting how it is reached
/// @param end what closes it
public record Answering(String greeting, Runnable end) implements Part {

  @Override
  public Figures run(Shot shot) {
    throw new IllegalStateException("it only answers others");
  }

  @Override
  public void close() {
    end.run();
  }
}
