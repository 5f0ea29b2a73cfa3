package chat.parley.core.session;

/// How often things happened that are counted, not logged: a stranger can cause most of them.
public final class SessionCounters {
  long datagramsIn;
  long datagramsOut;
  long malformed;
  long unauthentic;
  long replayed;
  long unknownConnection;
  long challenged;
  long agreements;
  long crowdedOut;
  long handshakes;
  long packetsLost;
  long rekeys;
  long resets;

  /// Handshakes of others for which keys were agreed upon.
  public long agreements() {
    return agreements;
  }
}
