package chat.parley.core.server;

import chat.parley.core.Entropy;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ServerImage;
import java.util.List;
import java.util.function.Consumer;

/// The server as a state machine.
public final class ServerNode implements Node {
  // CONTRACT STUB: being written by the lead.

  /// A server that starts from this durable state. Its first flush persists its new epoch.
  public ServerNode(
      ServerSettings settings, ServerImage image, Crypto crypto, Entropy entropy, Moment now) {}

  @Override
  public void step(Moment now, Input input, Consumer<Output> out) {}

  @Override
  public void flush(Moment now, Consumer<Output> out) {}

  @Override
  public long deadline() {
    return Moment.NEVER;
  }

  /// The table, by key.
  public List<TableEntry> table() {
    return List.of();
  }
}
