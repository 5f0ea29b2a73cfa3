package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.crypto.Crypto;

/// What a node works with, beside its durable state.
///
/// @param gate asked for each frame of its sessions
/// @param keyUse how long its sessions use their keys
public record Means(Crypto crypto, Entropy entropy, FrameGate gate, KeyUse keyUse) {

  /// With keys that are used as long as usual.
  public Means(Crypto crypto, Entropy entropy, FrameGate gate) {
    this(crypto, entropy, gate, KeyUse.USUAL);
  }

  /// With nobody who has a say in its frames.
  public static Means of(Crypto crypto, Entropy entropy) {
    return new Means(crypto, entropy, FrameGate.OPEN);
  }
}
