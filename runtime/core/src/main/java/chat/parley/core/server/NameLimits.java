package chat.parley.core.server;

/// How much of a server's table anybody can fill.
///
/// @param total nicknames in the table
/// @param perIdentity nicknames of one identity
/// @param newPerHour new nicknames from one source in an hour, all at once if need be. A source is
///   an IPv4 address or the first 56 bits of an IPv6 address; the server's own machine has no such
///   limit
/// @param registrationsPerMinute REGISTER frames of one client that are looked at, all at once if
///   need be
public record NameLimits(int total, int perIdentity, int newPerHour, int registrationsPerMinute) {

  /// The usual ones.
  public static final NameLimits DEFAULT = new NameLimits(10_000, 5, 100, 120);
}
