package chat.parley.core.crypto;

/// Makes the tokens by which a node that has lost its sessions tells a peer so; they come from the
/// static key, and thus survive a restart.
///
/// `HMAC-SHA256(resetKey, connectionId)`, cut to 16 bytes.
public final class ResetTokens {

  /// The length of a token, in bytes.
  public static final int LENGTH = 16;

  /// The tokens of the node with this static key.
  public ResetTokens(Crypto crypto, AgreementKey own) {}

  /// The token for a connection id that this node had chosen.
  public byte[] token(long connectionId) {
    throw new UnsupportedOperationException();
  }

  /// Whether the last 16 bytes of `datagram` are `token`, in constant time; false for a datagram of
  /// fewer than 21 bytes.
  public static boolean endsWith(byte[] datagram, byte[] token) {
    throw new UnsupportedOperationException();
  }
}
