package chat.parley.launcher.doctor;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.core.Moment;
import chat.parley.core.client.Way;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.Limits;
import chat.parley.core.session.SessionEvent.End;
import chat.parley.core.session.Sounding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The steps of the direct way to somebody else: the session, and the path below it.
public final class DirectWay {

  private DirectWay() {}

  /// All that is found on the way, the session first.
  ///
  /// @param us whose client it is
  /// @param other whose entry it is that the way leads to
  public static List<Finding> findings(Nickname us, Entry other, Way way) {
    var found = new ArrayList<Finding>();
    found.add(session(us, other, way).with("open", way instanceof Way.Open));
    if (way instanceof Way.Open open) {
      found.add(path(other, open.sounding()));
    }
    return found;
  }

  private static Finding session(Nickname us, Entry other, Way way) {
    return switch (way) {
      case Way.Open open -> open(open);
      case Way.Opening _ -> silence(other);
      case Way.Shut _ when other.presence() == Presence.OFFLINE ->
          Finding.ok("session", "none, since %s is offline".formatted(other.nickname()));
      case Way.Shut(End.NoAnswer _) -> silence(other);
      case Way.Shut(End.TimedOut _) -> silence(other);
      case Way.Shut(End.ByPeer(CloseCode code, var _)) when code == CloseCode.UNTRUSTED ->
          Finding.broken(
              "session",
              "%s does not trust our key".formatted(other.nickname()),
              "ask %s for: parley trust accept %s".formatted(other.nickname(), us));
      case Way.Shut(End.ByPeer _), Way.Shut(End.Reset _), Way.Shut(End.ByUs _) ->
          Finding.note(
              "session",
              "%s has just closed it".formatted(other.nickname()),
              "look again in some seconds");
      case Way.Shut _ ->
          Finding.note(
              "session",
              "none, since the table has no address of %s".formatted(other.nickname()),
              "messages go by the server until it has");
    };
  }

  private static Finding open(Way.Open open) {
    Duration age = Duration.ofNanos(open.ageNanos());
    Duration heard = Duration.ofNanos(open.heardNanos());
    return Finding.ok(
            "session",
            "open for %s, directly to %s, heard %s ago"
                .formatted(Spans.of(age), open.to(), Spans.of(heard)))
        .with("address", open.to().toString())
        .with("age_seconds", age.toSeconds())
        .with("heard_seconds", heard.toSeconds());
  }

  private static Finding silence(Entry other) {
    return Finding.note(
            "session",
            "nothing comes back from %s at %s".formatted(other.nickname(), other.address()),
            meanwhile(other))
        .with("address", other.address());
  }

  private static String meanwhile(Entry other) {
    String port = other.address().substring(other.address().lastIndexOf(':') + 1);
    return ("messages go by the server meanwhile; does %s's Parley still run, and do the firewalls"
            + " of both computers let UDP port %s through?")
        .formatted(other.nickname(), port);
  }

  /// How the path is below a session.
  private static Finding path(Entry other, Sounding sounding) {
    long sent = sounding.arrived() + sounding.lost() + sounding.underWay();
    Finding found =
        path(other, sounding, sent).with("packets", sent).with("lost", sent - sounding.arrived());
    if (sounding.bestNanos() == Moment.NEVER) {
      return found;
    }
    return found
        .with("round_trip_millis", Spans.toMillis(sounding.usualNanos()))
        .with("round_trip_best_millis", Spans.toMillis(sounding.bestNanos()))
        .with("datagram_bytes_max", sounding.bytesMax());
  }

  private static Finding path(Entry other, Sounding sounding, long sent) {
    if (sounding.arrived() == 0) {
      return Finding.note(
          "path",
          "none of %d packets arrived, on a way that was open before".formatted(sent),
          meanwhile(other));
    }
    String words =
        String.format(
            Locale.ROOT,
            "%d of %d packets arrived, round trip %s, %s at best;"
                + " datagrams of %,d bytes get through",
            sounding.arrived(),
            sent,
            Spans.millis(sounding.usualNanos()),
            Spans.millis(sounding.bestNanos()),
            sounding.bytesMax());
    if (sounding.bytesMax() < Limits.DATAGRAM_MAX) {
      return Finding.note(
          "path",
          words + ", and no longer ones",
          "something on the way, often a tunnel, drops what is longer: its MTU must be 1,280");
    }
    return sounding.arrived() == sent
        ? Finding.ok("path", words)
        : Finding.note(
            "path",
            words,
            "messages are sent again until they arrive, and take longer; is the wireless network"
                + " weak, or a line full?");
  }
}
