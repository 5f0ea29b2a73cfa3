package chat.parley.engine.client;

import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.client.Checkup;
import chat.parley.core.client.ClientNode;
import chat.parley.core.client.ClientSettings;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.FrameGate;
import chat.parley.core.session.Means;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client node and what can be asked of it, confined to the loop.
///
/// @param table its table
/// @param registered whether it is registered
/// @param pins whose keys it knows
/// @param server the keys that it trusts its server to have; null for none
/// @param checkup what it knows at a moment of the server, and of the way to the nickname of a key
record ClientMachine(
    Node node,
    Supplier<List<TableEntry>> table,
    BooleanSupplier registered,
    Supplier<List<Pin>> pins,
    Supplier<@Nullable ServerPin> server,
    BiFunction<Moment, String, Checkup> checkup) {

  /// The table of a machine; null before there is one.
  static @Nullable List<TableEntry> tableOf(@Nullable ClientMachine machine) {
    return machine == null ? null : machine.table().get();
  }

  /// Whose keys a machine knows; nobody's before there is one.
  static List<Pin> pinsOf(@Nullable ClientMachine machine) {
    return machine == null ? List.of() : machine.pins().get();
  }

  /// Whose keys the server has for a machine; null before there is one, and for none.
  static @Nullable ServerPin serverOf(@Nullable ClientMachine machine) {
    return machine == null ? null : machine.server().get();
  }

  /// Makes the nodes of running clients.
  @FunctionalInterface
  interface Maker {

    /// A node that starts from this durable state.
    ///
    /// @param gate asked for each frame of its sessions
    ClientMachine make(ClientSettings settings, ClientImage image, FrameGate gate, Moment now);
  }

  /// Makes them as they run in earnest.
  static final class RealMaker implements Maker {

    private final Entropy entropy;

    @Inject
    RealMaker(Entropy entropy) {
      this.entropy = entropy;
    }

    @Override
    public ClientMachine make(
        ClientSettings settings, ClientImage image, FrameGate gate, Moment now) {
      var means = new Means(new JdkCrypto(), entropy, gate).in(settings.team());
      var node = new ClientNode(settings, image, means, now);
      return new ClientMachine(
          node, node::table, node::isRegistered, node::pins, node::serverPin, node::checkup);
    }
  }
}
