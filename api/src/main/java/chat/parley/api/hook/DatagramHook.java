package chat.parley.api.hook;

import java.net.InetSocketAddress;

/// A hook on whole datagrams, as they are on the network: sealed, 1 to 1,200 bytes. What replaces
/// one must be no longer; unless the hook on the other side undoes it, the other node drops it as
/// forged.
public non-sealed interface DatagramHook extends TransportHook {

  /// A datagram on its way out.
  ///
  /// @param bytes a copy
  /// @param to whom it goes to
  default Verdict out(byte[] bytes, InetSocketAddress to) {
    return Verdict.PASS;
  }

  /// A datagram on its way in; nothing is known yet of who has sent it.
  ///
  /// @param bytes a copy
  /// @param from whom it seems to come from
  default Verdict in(byte[] bytes, InetSocketAddress from) {
    return Verdict.PASS;
  }
}
