package chat.parley.core.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.core.Entropy;
import chat.parley.core.crypto.Crypto;
import java.nio.ByteBuffer;

/// Draws connection ids. In a closed network one half of an id proves that this node has given it
/// out, before a restart as well, so that a stranger's invention is not even answered by a RESET.
final class ConnectionIds {

  private static final byte[] DOMAIN = "N1 connection id\0".getBytes(US_ASCII);
  private static final long HALF = 0xFFFF_FFFFL;

  private final Crypto crypto;
  private final Entropy entropy;
  private final byte[] key;
  private final boolean areProven;

  ConnectionIds(Sessions.Setup setup) {
    this.crypto = setup.crypto();
    this.entropy = setup.entropy();
    this.areProven = !setup.means().team().isNone();
    this.key = areProven ? crypto.hmac(setup.own().seed(), DOMAIN) : DOMAIN;
  }

  /// One that may be in use.
  long draw() {
    long drawn = entropy.nextLong();
    return areProven ? proven(drawn) : drawn;
  }

  /// Whether this node may have drawn it; a stranger hits one in four billion.
  boolean mayBeOurs(long id) {
    return !areProven || proven(id) == id;
  }

  private long proven(long drawn) {
    long half = drawn & ~HALF;
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(half).array();
    return half | (ByteBuffer.wrap(crypto.hmac(key, bytes)).getInt() & HALF);
  }
}
