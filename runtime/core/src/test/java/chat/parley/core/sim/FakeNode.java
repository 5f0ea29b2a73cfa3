package chat.parley.core.sim;

import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A node that notes what it is given, and puts out what its test tells it.
final class FakeNode implements Node {

  final List<Input> inputs = new ArrayList<>();
  final List<Output> next = new ArrayList<>();
  long deadline = Moment.NEVER;
  int flushes;
  boolean isRestless;

  @Override
  public void step(Moment now, Input input, Consumer<Output> out) {
    inputs.add(input);
    if (input instanceof Input.DeadlinePassed && deadline <= now.nanos()) {
      deadline = Moment.NEVER;
    }
  }

  @Override
  public void flush(Moment now, Consumer<Output> out) {
    flushes++;
    next.forEach(out);
    next.clear();
  }

  @Override
  public long deadline() {
    return isRestless ? Long.MIN_VALUE : deadline;
  }
}
