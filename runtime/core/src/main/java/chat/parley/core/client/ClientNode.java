package chat.parley.core.client;

import chat.parley.core.Entropy;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientImage;
import java.util.List;
import java.util.function.Consumer;

/// A client as a state machine.
public final class ClientNode implements Node {
  // CONTRACT STUB: being written by the lead.

  /// A client that starts from this durable state; silent until [Command.Register].
  public ClientNode(
      ClientSettings settings, ClientImage image, Crypto crypto, Entropy entropy, Moment now) {}

  @Override
  public void step(Moment now, Input input, Consumer<Output> out) {}

  @Override
  public void flush(Moment now, Consumer<Output> out) {}

  @Override
  public long deadline() {
    return Moment.NEVER;
  }

  /// The table as this client knows it, by key.
  public List<TableEntry> table() {
    return List.of();
  }

  /// Whether the server has registered us and is heard of.
  public boolean isRegistered() {
    return false;
  }
}
