package chat.parley.engine.testing;

import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A node whose answers a test writes.
public final class ScriptedNode implements Node {

  /// `step <Input>` and `flush`, in order.
  public final List<String> log = new ArrayList<>();

  /// What [#deadline] answers.
  public long deadline = Moment.NEVER;

  private final BiConsumer<Input, Consumer<Output>> script;

  /// A node that answers each input with `script`.
  public ScriptedNode(BiConsumer<Input, Consumer<Output>> script) {
    this.script = script;
  }

  @Override
  public void step(Moment now, Input input, Consumer<Output> out) {
    log.add("step " + input.getClass().getSimpleName());
    script.accept(input, out);
  }

  @Override
  public void flush(Moment now, Consumer<Output> out) {
    log.add("flush");
  }

  @Override
  public long deadline() {
    return deadline;
  }
}
