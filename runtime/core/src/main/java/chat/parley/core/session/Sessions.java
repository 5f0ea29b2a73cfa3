package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import org.jspecify.annotations.Nullable;

/// All sessions of one node: sorts incoming datagrams to them, answers strangers, and keeps every
/// limit that protects the node from those (docs/protocol.md, section 3).
///
/// Does no I/O. The owner hands in datagrams and passing time, takes events with [#poll] until there
/// are none, and calls [#flush] once for each batch of inputs: what is queued then goes together.
public final class Sessions {
  // CONTRACT STUB: the session's author fills and may split it.

  /// What a node's sessions are made with.
  ///
  /// @param own the node's Noise static key
  /// @param accepts the role in which handshakes from others are accepted: the server's is
  ///     CLIENT_TO_SERVER, a client's PEER_TO_PEER
  /// @param tokensAlways whether an INIT without a valid address token is challenged always (server),
  ///     or only under load (client)
  /// @param counterStart the first handshake counter; the owner has reserved 2^20 of them on disk
  public record Setup(
      Crypto crypto,
      Entropy entropy,
      AgreementKey own,
      Role accepts,
      boolean tokensAlways,
      long counterStart) {}

  /// No sessions yet.
  public Sessions(Setup setup) {}

  /// What this node tells in its own handshake messages from now on (at most 700 bytes).
  public void presentPayload(byte[] payload) {
    throw new IllegalStateException();
  }

  /// Asks the server there for its static key; answered by Discovered or Unanswered.
  public void discover(Moment now, Address server) {
    throw new IllegalStateException();
  }

  /// Begins a session. Frames may be queued in it at once. INIT is repeated after 250 ms, then with
  /// doubled pauses, six times in all; then [SessionEvent.Closed] says NoAnswer.
  public Session open(Moment now, Address to, PublicKey remoteStatic, Role role) {
    throw new IllegalStateException();
  }

  /// Takes a datagram in. Never throws, whatever the bytes are.
  public void received(Moment now, Address from, byte[] datagram) {
    throw new IllegalStateException();
  }

  /// Does what is due.
  public void elapsed(Moment now) {
    throw new IllegalStateException();
  }

  /// When [#elapsed] wants to be called next, in the step clock's nanoseconds; Moment.NEVER if never.
  public long deadline() {
    throw new IllegalStateException();
  }

  /// The next thing that happened, or null when there is nothing more.
  public @Nullable SessionEvent poll() {
    throw new IllegalStateException();
  }

  /// Sends what may be sent now.
  public void flush(Moment now, Transmit transmit) {
    throw new IllegalStateException();
  }

  /// How often each thing worth counting has happened.
  public SessionCounters counters() {
    throw new IllegalStateException();
  }
}
