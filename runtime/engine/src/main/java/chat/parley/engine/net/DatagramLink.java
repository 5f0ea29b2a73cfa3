package chat.parley.engine.net;

import chat.parley.core.packet.Address;
import java.util.concurrent.CompletionStage;

/// A way to send and receive datagrams from one local address.
///
/// Confined to the loop that it was bound on, except for [#local] and [#close].
public interface DatagramLink {

  /// The address that it is bound to.
  Address local();

  /// Sends a datagram with the next [#flush], or loses it; never throws and never waits. The array
  /// belongs to the link from then on.
  void send(Address to, byte[] datagram);

  /// Hands over to the network what was given to [#send].
  void flush();

  /// What went through it so far.
  LinkCounts counts();

  /// Closes it; completes when the local port is free again. Closing twice does nothing.
  CompletionStage<Void> close();

  /// Who takes in what arrives at a link. Called on the link's loop.
  interface Receiver {

    /// A datagram of 1 to [chat.parley.core.packet.Limits#DATAGRAM_MAX] bytes arrived. The array
    /// belongs to the receiver from then on.
    void received(Address from, byte[] datagram);

    /// No more datagrams are at hand.
    void endBatch();

    /// The link has closed without being asked to.
    void lost(String why);
  }
}
