package chat.parley.core.crypto;

/// What a finished handshake leaves: one key for each direction and the hash of the handshake.
public final class TransportKeys {

  /// The length of each key and of the hash, in bytes.
  public static final int LENGTH = 32;

  private final byte[] sendKey;
  private final byte[] receiveKey;
  private final byte[] handshakeHash;

  TransportKeys(byte[] sendKey, byte[] receiveKey, byte[] handshakeHash) {
    this.sendKey = sendKey;
    this.receiveKey = receiveKey;
    this.handshakeHash = handshakeHash;
  }

  /// The key for [Crypto#cipher] under which this side seals.
  public byte[] sendKey() {
    return sendKey.clone();
  }

  /// The key for [Crypto#cipher] under which the other side seals.
  public byte[] receiveKey() {
    return receiveKey.clone();
  }

  /// The same 32 bytes on both sides, and on no third: they name this handshake (Noise, section
  /// 11.2).
  public byte[] handshakeHash() {
    return handshakeHash.clone();
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "***";
  }
}
