package chat.parley.core.table;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameEncoder;

/// The hash that ties each version of the table to the one before (docs/protocol.md, section 7.2):
/// the SHA-256 of the encoded delta, which itself holds the previous hash.
final class TableChain {

  /// The chain hash of version 0.
  static final byte[] START = new byte[32];

  private TableChain() {}

  static byte[] after(Crypto crypto, Frame.Delta delta) {
    byte[] encoded = new byte[FrameEncoder.length(delta)];
    FrameEncoder.write(delta, encoded, 0);
    return crypto.sha256(encoded);
  }
}
