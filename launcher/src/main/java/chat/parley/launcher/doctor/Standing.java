package chat.parley.launcher.doctor;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.core.client.Checkup;
import chat.parley.core.client.ServerTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The steps that the server answers for: how we stand with it.
public final class Standing {

  /// From here on a clock that is wrong makes the times of messages surprising.
  private static final Duration CLOCK_MAX = Duration.ofMinutes(1);

  private Standing() {}

  /// What the server says of us.
  public static Finding registration(Client client) {
    String us = client.nickname().shown();
    int size = client.table().size();
    if (!client.isRegistered()) {
      return Finding.broken(
          "registered",
          "the server does not answer %s; the last table known has %d nicknames"
              .formatted(us, size),
          "see the step before; the server may have a team key that is not here");
    }
    Entry own = client.table().get(client.nickname());
    String address = own == null ? "" : own.address();
    String seen = address.isEmpty() ? "" : "; others find us at %s".formatted(address);
    return Finding.ok("registered", "as %s, in a table of %d%s".formatted(us, size, seen))
        .with("nickname", us)
        .with("entries", size)
        .with("address", address);
  }

  /// Which table is here.
  public static Finding table(Checkup checkup) {
    String words = "version %d".formatted(checkup.tableVersion());
    Finding found =
        checkup.isTableComplete()
            ? Finding.ok("table", words + ", the latest that the server has told of")
            : Finding.note(
                "table",
                words + ", and the server has told of a later one",
                "it is asked for by itself; look again in some seconds");
    return found.with("version", checkup.tableVersion()).with("latest", checkup.isTableComplete());
  }

  /// Our clock, held against the server's.
  ///
  /// @param time what is known of the server's, or null
  public static Finding clock(@Nullable ServerTime time) {
    if (time == null) {
      return Finding.ok("clock", "cannot be told: the server has not shown its time");
    }
    Duration least = Duration.ofMillis(time.aheadMillisMin());
    Duration most = Duration.ofMillis(time.aheadMillisMax());
    return told(time.isNew(), least, most)
        .with("ahead_seconds_min", least.toSeconds())
        .with("ahead_seconds_max", most.toSeconds());
  }

  private static Finding told(boolean isExact, Duration least, Duration most) {
    if (most.compareTo(CLOCK_MAX.negated()) < 0) {
      return wrong("behind", most.negated());
    }
    if (least.compareTo(CLOCK_MAX) > 0) {
      return wrong("ahead of", least);
    }
    if (isExact) {
      long seconds = Math.max(1, Math.max(most.toSeconds(), -least.toSeconds()));
      return Finding.ok("clock", "within %d s of the server's".formatted(seconds));
    }
    return Finding.ok(
        "clock",
        ("not behind the server's, nor more than %s ahead; no more can be told"
                + " from a certificate that old")
            .formatted(Spans.of(most)));
  }

  private static Finding wrong(String where, Duration least) {
    return Finding.note(
        "clock",
        "this computer is %s the server by at least %s".formatted(where, Spans.of(least)),
        "set the clock of whichever is wrong, as timedatectl set-ntp true does; beyond 10 minutes"
            + " the server's certificates are not believed");
  }

  /// What waits for us at the server.
  public static Finding mailbox(Checkup checkup) {
    int waiting = checkup.mailsWaiting();
    String words =
        waiting == 0
            ? "nothing waited at the server when it registered us"
            : "%d mails waited at the server when it registered us, and come by themselves"
                .formatted(waiting);
    return Finding.ok("mailbox", words).with("waiting", waiting);
  }
}
