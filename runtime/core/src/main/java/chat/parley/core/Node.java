package chat.parley.core;

import java.util.function.Consumer;

/// A whole client or server as a state machine: inputs in, outputs out, and nothing else.
///
/// Confined to one thread. The owner steps it with each input, calls [#flush] once after each batch
/// of inputs, and steps [Input.DeadlinePassed] no later than [#deadline], which it asks for after
/// each flush.
public interface Node {

  /// Takes one input in. Never throws, whatever the network sent.
  void step(Moment now, Input input, Consumer<Output> out);

  /// Gives out the datagrams and writes that have come together since the last flush.
  void flush(Moment now, Consumer<Output> out);

  /// When the node wants to be stepped next, in the step clock's nanoseconds; [Moment#NEVER] if
  /// never.
  long deadline();
}
