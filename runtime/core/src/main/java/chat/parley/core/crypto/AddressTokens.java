package chat.parley.core.crypto;

import chat.parley.core.Entropy;
import java.util.Optional;

/// Issues and checks the tokens by which a client proves that it receives at the address it sends
/// from; the server keeps nothing but the keys.
///
/// ```text
/// keyId(1) | expiry(7) | HMAC-SHA256(key, version(1) | expiry(7) | purpose(1) | ip | [port])(16)
/// ```
///
/// Confined to one thread.
public final class AddressTokens {

  /// The length of a token, in bytes.
  public static final int LENGTH = 24;

  /// What a token is for.
  public enum Purpose {
    /// This handshake: valid for 10 s from the same address and port.
    RETRY,
    /// A later handshake: valid for 24 h from the same address, any port.
    RESUME
  }

  /// Tokens under fresh keys, drawn from `entropy` now and at each rotation.
  public AddressTokens(Crypto crypto, Entropy entropy) {}

  /// A new token for the client at this address.
  ///
  /// @param nowMillis of a clock that never goes back
  /// @param ip 4 or 16 bytes
  public byte[] issue(long nowMillis, Purpose purpose, byte[] ip, int port) {
    throw new UnsupportedOperationException();
  }

  /// What this token was issued for, to this address; empty when it was not, or has expired.
  ///
  /// @param nowMillis of the same clock
  /// @param token any bytes
  public Optional<Purpose> check(long nowMillis, byte[] token, byte[] ip, int port) {
    throw new UnsupportedOperationException();
  }
}
