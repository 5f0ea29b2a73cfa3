package chat.parley.core.session;

/// What a session connects; part of the handshake's prologue, so that neither passes for the other.
public enum Role {
  /// A client (initiator) with the server (responder).
  CLIENT_TO_SERVER,
  /// Two clients.
  PEER_TO_PEER
}
