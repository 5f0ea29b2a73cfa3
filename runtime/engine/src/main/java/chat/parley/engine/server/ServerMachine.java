package chat.parley.engine.server;

import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.Glance;
import chat.parley.core.server.ServerNode;
import chat.parley.core.server.ServerSettings;
import chat.parley.core.session.FrameGate;
import chat.parley.core.session.Means;
import chat.parley.core.store.ServerImage;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A server node and what can be asked of it, confined to the loop.
///
/// @param table its table
/// @param mailWaiting how many mails with messages wait
/// @param keyAgreements for how many handshakes keys were agreed upon
/// @param glance what fits on a screen with so many entries
record ServerMachine(
    Node node,
    Supplier<List<TableEntry>> table,
    LongSupplier mailWaiting,
    LongSupplier keyAgreements,
    IntFunction<Glance> glance) {

  /// Makes the nodes of running servers.
  @FunctionalInterface
  interface Maker {

    /// A node that starts from this durable state.
    ///
    /// @param gate asked for each frame of its sessions
    ServerMachine make(ServerSettings settings, ServerImage image, FrameGate gate, Moment now);
  }

  /// Makes them as they run in earnest.
  static final class RealMaker implements Maker {

    private final Entropy entropy;

    @Inject
    RealMaker(Entropy entropy) {
      this.entropy = entropy;
    }

    @Override
    public ServerMachine make(
        ServerSettings settings, ServerImage image, FrameGate gate, Moment now) {
      var means = new Means(new JdkCrypto(), entropy, gate).in(settings.team());
      var node = new ServerNode(settings, image, means, now);
      return new ServerMachine(
          node, node::table, node::mailWaiting, node::keyAgreements, node::glance);
    }
  }
}
