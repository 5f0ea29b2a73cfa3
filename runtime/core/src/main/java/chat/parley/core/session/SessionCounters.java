package chat.parley.core.session;

/// How often things happened that are counted, not logged: a stranger can cause most of them.
public final class SessionCounters {
  public long datagramsIn;
  public long datagramsOut;
  public long malformed;
  public long unauthentic;
  public long replayed;
  public long unknownConnection;
  public long challenged;
  public long handshakes;
  public long packetsLost;
  public long rekeys;
  public long resets;
}
