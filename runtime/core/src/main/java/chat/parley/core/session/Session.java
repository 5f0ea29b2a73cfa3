package chat.parley.core.session;

import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.Frame;
import org.jspecify.annotations.Nullable;

/// One authenticated association with a remote node, from the first handshake message to the close.
public final class Session {
  // CONTRACT STUB: the session's author fills and may split it.

  /// What the session connects.
  public Role role() {
    throw new IllegalStateException();
  }

  /// The Noise static key of the other side, proven by the handshake.
  public PublicKey remoteStatic() {
    throw new IllegalStateException();
  }

  /// Where packets to the other side go now.
  public Address address() {
    throw new IllegalStateException();
  }

  /// What the other side put into its handshake message, for the node to judge; empty until open.
  public byte[] remotePayload() {
    throw new IllegalStateException();
  }

  /// Whether frames flow: opened, and not closed.
  public boolean isOpen() {
    throw new IllegalStateException();
  }

  /// Whether this side began it.
  public boolean isInitiator() {
    throw new IllegalStateException();
  }

  /// The session that this one replaced by rekeying or because the other side opened a newer one.
  public @Nullable Session predecessor() {
    throw new IllegalStateException();
  }

  /// Queues a frame: it goes with the next flush that the congestion window allows and is repeated
  /// until it is acknowledged or the session ends. Before the session is open, frames wait for it.
  public void send(Frame.Whole frame) {
    throw new IllegalStateException();
  }

  /// The smoothed round trip in nanoseconds; the initial estimate (333 ms) before the first sample.
  public long roundTripNanos() {
    throw new IllegalStateException();
  }

  /// How long to wait for an answer before a probe, in nanoseconds (RFC 9002, section 6.2).
  public long probeTimeoutNanos() {
    throw new IllegalStateException();
  }

  /// Bytes queued or in flight and not yet acknowledged, so that an owner can hold back.
  public int outstandingBytes() {
    throw new IllegalStateException();
  }

  /// When the last authenticated packet arrived, in the step clock's nanoseconds.
  public long heardAtNanos() {
    throw new IllegalStateException();
  }

  /// Ends the session: a CLOSE goes out with the next flush, and [SessionEvent.Closed] follows.
  public void close(CloseCode code, String reason) {
    throw new IllegalStateException();
  }
}
