package chat.parley.launcher.doctor;

import chat.parley.api.ParleyException;
import chat.parley.core.crypto.TeamKey;
import chat.parley.core.packet.Address;
import chat.parley.engine.config.ServerAddress;
import chat.parley.engine.net.Knock;
import chat.parley.engine.net.UdpNetwork;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// The steps between this computer and the server.
public final class Reachability {

  private static final int KNOCKS = 5;
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private Reachability() {}

  /// Whether the server's address means something, and whether something answers there.
  ///
  /// @param written as it was typed or set
  /// @param team the key of our closed network, or none
  /// @param random for ids that nobody guesses
  public static Finding server(String written, TeamKey team, RandomGenerator random) {
    ServerAddress parsed;
    Address address;
    try {
      parsed = ServerAddress.parse(written);
      try (var network = new UdpNetwork()) {
        address = network.resolve(parsed.host(), parsed.port());
      }
    } catch (ParleyException e) {
      return Finding.broken(
          "server", String.valueOf(e.getMessage()), "give --server HOST:PORT, or PARLEY_SERVER");
    }
    String where = "%s:%d".formatted(parsed.host(), parsed.port());
    return switch (Knock.at(address, team, KNOCKS, PATIENCE, random)) {
      case Knock.Outcome.Answered(var roundTrips) -> answered(where, roundTrips);
      case Knock.Outcome.NobodyThere _ ->
          Finding.broken(
              "server",
              "%s is there, and nobody listens on its UDP port %d"
                  .formatted(parsed.host(), parsed.port()),
              "start one there: parley server --port %d; or look for the right port"
                  .formatted(parsed.port()));
      case Knock.Outcome.Silence _ ->
          Finding.broken(
              "server",
              "nothing comes back from %s".formatted(where),
              ("is that computer on, its address right, UDP port %d let through by its firewall,"
                      + " and its team key the same? parley key team show")
                  .formatted(parsed.port()));
      case Knock.Outcome.Unsendable(String why) ->
          Finding.broken(
              "server",
              "nothing can be sent to %s: %s".formatted(where, why),
              "look at this computer's network");
    };
  }

  private static Finding answered(String where, List<Duration> roundTrips) {
    long best = roundTrips.getFirst().toNanos();
    String words =
        "%s answers within %s, %d of %d times, asked in datagrams of 1,200 bytes"
            .formatted(where, Spans.millis(best), roundTrips.size(), KNOCKS);
    Finding found =
        roundTrips.size() == KNOCKS
            ? Finding.ok("server", words)
            : Finding.note("server", words, "the network loses datagrams; messages take longer");
    return found
        .with("address", where)
        .with("packets", KNOCKS)
        .with("lost", KNOCKS - roundTrips.size())
        .with("round_trip_best_millis", Spans.toMillis(best));
  }
}
