package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.TeamKey;

/// What a node works with, beside its durable state.
///
/// @param gate asked for each frame of its sessions
/// @param keyUse how long its sessions use their keys
/// @param team the key of the closed network that it belongs to
public record Means(Crypto crypto, Entropy entropy, FrameGate gate, KeyUse keyUse, TeamKey team) {

  /// In an open network.
  public Means(Crypto crypto, Entropy entropy, FrameGate gate, KeyUse keyUse) {
    this(crypto, entropy, gate, keyUse, TeamKey.NONE);
  }

  /// In an open network, with keys that are used as long as usual.
  public Means(Crypto crypto, Entropy entropy, FrameGate gate) {
    this(crypto, entropy, gate, KeyUse.USUAL);
  }

  /// The same in a network with this key.
  public Means in(TeamKey network) {
    return new Means(crypto, entropy, gate, keyUse, network);
  }

  /// With nobody who has a say in its frames.
  public static Means of(Crypto crypto, Entropy entropy) {
    return new Means(crypto, entropy, FrameGate.OPEN);
  }
}
