package chat.parley.core.client;

import chat.parley.core.Moment;
import chat.parley.core.crypto.Opened;
import chat.parley.core.packet.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Opened mails whose messages are further ahead than a stream holds back: short mails overtake
/// long ones on their way. They are not answered, so the server sends no more than its window.
///
/// Whoever waits here for longer than the mails in flight can take is given up; the server will
/// send him again.
final class EarlyMails {

  /// As many as the server has in flight.
  private static final int MAILS_MAX = 64;

  private static final long PATIENCE = 10 * Moment.SECOND;

  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
  private long until = Moment.NEVER;

  /// A mail that waits for earlier ones.
  record Waiting(Frame.Mail mail, Peer sender, Opened.Body body) {}

  /// Keeps a mail; answers false when there is no room for it.
  boolean add(long nowNanos, Waiting mail) {
    if (waiting.size() >= MAILS_MAX) {
      return false;
    }
    waiting.put(mail.mail().id(), mail);
    if (until == Moment.NEVER) {
      until = nowNanos + PATIENCE;
    }
    return true;
  }

  /// Takes all out, in the order in which they came.
  List<Waiting> takeAll() {
    List<Waiting> all = List.copyOf(waiting.values());
    clear();
    return all;
  }

  /// Takes those out that have waited too long, by their ids.
  List<Long> giveUp(long nowNanos) {
    if (nowNanos < until) {
      return List.of();
    }
    List<Long> ids = List.copyOf(waiting.keySet());
    clear();
    return ids;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void clear() {
    waiting.clear();
    until = Moment.NEVER;
  }

  long deadline() {
    return until;
  }
}
