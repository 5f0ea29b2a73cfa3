package chat.parley.core.client;

import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.crypto.TeamKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;

/// What a client node is told at its start and never changes.
///
/// @param server where the server is
/// @param serverFingerprint the expected fingerprint of the server's key in hexadecimal, or empty
///   to trust it at first use
/// @param directPatienceNanos how long a message waits for its receipt on the direct path before it
///   goes to the server as well, at least
/// @param wholeTable whether to watch the whole table
/// @param team the key of the closed network that it belongs to
public record ClientSettings(
    Nickname nickname,
    EntryKind kind,
    Address server,
    String serverFingerprint,
    long directPatienceNanos,
    boolean wholeTable,
    TeamKey team) {

  /// The ancestor's 500 ms.
  public static final long DIRECT_PATIENCE = 500 * Moment.MILLISECOND;

  /// A person's client with the usual settings.
  public static ClientSettings of(Nickname nickname, EntryKind kind, Address server) {
    return new ClientSettings(nickname, kind, server, "", DIRECT_PATIENCE, true, TeamKey.NONE);
  }
}
