package chat.parley.launcher.text;

import chat.parley.api.Target;
import chat.parley.engine.store.PastTally;
import java.util.ArrayList;
import java.util.List;

/// What has become of the messages with somebody that were to be deleted.
///
/// @param gone how many are
/// @param unread how many stay because nobody has seen them
/// @param waiting how many stay in the outbox
/// @param isKeyGone whether his key was forgotten as well
public record Forgotten(Target who, long gone, long unread, long waiting, boolean isKeyGone) {

  /// As it was counted before.
  ///
  /// @param outbox whether what waited in the outbox was given up
  public static Forgotten of(Target who, PastTally tally, boolean outbox, boolean isKeyGone) {
    return new Forgotten(
        who, gone(tally, outbox), tally.unread(), outbox ? 0 : tally.waiting(), isKeyGone);
  }

  /// How many of those that were counted go.
  public static long gone(PastTally tally, boolean outbox) {
    return tally.settled() + (outbox ? tally.waiting() : 0);
  }

  /// Whether there was anything to forget.
  public boolean isAny() {
    return gone > 0 || isKeyGone;
  }

  /// Lines for a person.
  ///
  /// @param unreadAdvice what to do about those that are unread
  /// @param outboxAdvice what to do about those that wait
  public List<String> lines(String unreadAdvice, String outboxAdvice) {
    var lines = new ArrayList<String>();
    lines.add("%s with %s %s gone".formatted(messages(gone), who, gone == 1 ? "is" : "are"));
    if (unread > 0) {
      lines.add("%s that you have not seen yet: %s".formatted(stay(unread), unreadAdvice));
    }
    if (waiting > 0) {
      lines.add("%s in the outbox: %s".formatted(stay(waiting), outboxAdvice));
    }
    if (isKeyGone) {
      lines.add("and his key: the next one that %s shows is taken for his".formatted(who));
    }
    return lines;
  }

  /// An object for a program.
  public Json json() {
    return new Json()
        .with("with", who.toString())
        .with("gone", gone)
        .with("unread", unread)
        .with("waiting", waiting)
        .with("key", isKeyGone);
  }

  private static String stay(long number) {
    return number == 1 ? "1 message stays" : "%d messages stay".formatted(number);
  }

  /// So many, in words.
  public static String messages(long number) {
    return number == 1 ? "1 message" : "%d messages".formatted(number);
  }
}
