package chat.parley.core.session;

import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The latest address token from each remote node, which spares the next handshake a round trip.
final class ResumeTokens {

  static final int TOKENS_MAX = 4_096;

  private record Issuer(PublicKey remoteStatic, Address address) {}

  private final LinkedHashMap<Issuer, byte[]> tokens = new LinkedHashMap<>(16, 0.75f, true);

  /// Keeps a token for the next handshake.
  void put(PublicKey remoteStatic, Address address, byte[] token) {
    var issuer = new Issuer(remoteStatic, address);
    if (tokens.size() == TOKENS_MAX && !tokens.containsKey(issuer)) {
      tokens.pollFirstEntry();
    }
    tokens.put(issuer, token);
  }

  /// The token for a handshake there, or null.
  byte @Nullable [] get(PublicKey remoteStatic, Address address) {
    return tokens.get(new Issuer(remoteStatic, address));
  }
}
