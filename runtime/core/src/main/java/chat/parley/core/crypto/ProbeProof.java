package chat.parley.core.crypto;

import java.nio.ByteBuffer;

/// What shows that a PROBE comes from somebody with the team key: a number that only such a one can
/// make, 0 where there is no team key.
///
/// The first 8 bytes of `HMAC-SHA256(k, bytes 0 to 11 of the PROBE)`. Confined to the thread of its
/// [Crypto].
public final class ProbeProof {

  private final Crypto crypto;
  private final byte[] key;

  /// For PROBEs in a network with this key.
  public ProbeProof(Crypto crypto, TeamKey team) {
    this.crypto = crypto;
    this.key = team.forPackets(crypto);
  }

  /// The number for the PROBE that begins with these bytes.
  public long of(byte[] header) {
    return key.length == 0 ? 0 : ByteBuffer.wrap(crypto.hmac(key, header)).getLong();
  }
}
