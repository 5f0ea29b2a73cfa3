package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.crypto.Crypto;

/// What a node works with, beside its durable state.
///
/// @param gate asked for each frame of its sessions
public record Means(Crypto crypto, Entropy entropy, FrameGate gate) {

  /// With nobody who has a say in its frames.
  public static Means of(Crypto crypto, Entropy entropy) {
    return new Means(crypto, entropy, FrameGate.OPEN);
  }
}
