package chat.parley.api.hook;

import java.net.InetSocketAddress;

/// A hook on whole datagrams, as they are on the network: sealed, at most 1,200 bytes.
public non-sealed interface DatagramHook extends TransportHook {

  /// A datagram on its way out.
  ///
  /// @param bytes not to be changed
  /// @param to whom it goes to
  default Verdict out(byte[] bytes, InetSocketAddress to) {
    return Verdict.PASS;
  }

  /// A datagram on its way in; nothing is known yet of who has sent it.
  ///
  /// @param bytes not to be changed
  /// @param from whom it seems to come from
  default Verdict in(byte[] bytes, InetSocketAddress from) {
    return Verdict.PASS;
  }
}
