package chat.parley.api;

/// The way a message took.
public enum Via {
  /// Straight from peer to peer.
  DIRECT,
  /// Through the recipient's mailbox at the server.
  MAILBOX
}
