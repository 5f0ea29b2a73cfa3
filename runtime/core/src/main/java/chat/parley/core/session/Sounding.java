package chat.parley.core.session;

/// What became of the packets of a session, as far as that was found out: how the path is measured.
/// Packets that ask for no acknowledgement are not among them.
///
/// @param arrived how many were acknowledged
/// @param lost how many were taken for lost
/// @param underWay of how many neither is known yet
/// @param bytesMax the longest datagram among those that arrived; 0 when none did
/// @param bestNanos the shortest round trip; [chat.parley.core.Moment#NEVER] before the first one
/// @param usualNanos the smoothed round trip; 333 ms before the first one
public record Sounding(
    long arrived, long lost, int underWay, int bytesMax, long bestNanos, long usualNanos) {

  /// That of a session, since it has the keys that it has, or since [Sessions#measure].
  public static Sounding of(Session session) {
    Transport transport = session.transport();
    return transport == null
        ? new Sounding(0, 0, 0, 0, new RoundTrip().best(), session.roundTripNanos())
        : transport.recovery().sounding();
  }
}
