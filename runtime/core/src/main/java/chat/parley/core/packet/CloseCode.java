package chat.parley.core.packet;

/// Why a session was closed, in protocol order (docs/protocol.md, section 4.6).
public enum CloseCode {
  /// The owner left.
  GOODBYE,
  /// The server is shutting down; it will come back under a higher epoch.
  SHUTDOWN,
  /// The identity is not the one that was expected here.
  UNTRUSTED,
  /// A newer session of the same pair is in use.
  SUPERSEDED,
  /// The other side broke the protocol.
  VIOLATION
}
