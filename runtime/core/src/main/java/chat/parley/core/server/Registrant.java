package chat.parley.core.server;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.session.Session;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A client that is here: its session, its lease, what it watches, and how far its mailbox has been
/// replayed.
///
/// Confined to the thread of its node.
final class Registrant {

  private final String key;
  private final IdentityHash identity;
  private final Session registeredOn;
  private final long since;
  private Session session;
  private Set<String> watched = Set.of();
  private boolean isWatchingAll = true;
  private long replayedUpTo;
  private boolean isReading;
  private long leaseBonusNanos;
  private long mailMovedAt;
  private final Set<Long> awaited = new LinkedHashSet<>();
  private final Set<Long> held = new LinkedHashSet<>();

  /// @param since when its client came, in milliseconds of the server's clock
  Registrant(String key, IdentityHash identity, Session session, long since) {
    this.key = key;
    this.identity = identity;
    this.session = session;
    this.registeredOn = session;
    this.since = since;
  }

  String key() {
    return key;
  }

  IdentityHash identity() {
    return identity;
  }

  Session session() {
    return session;
  }

  /// The session that it registered on.
  Session registeredOn() {
    return registeredOn;
  }

  /// When its client came, in milliseconds of the server's clock.
  long since() {
    return since;
  }

  /// Goes on with another session of the same client.
  void moveTo(Session next) {
    session = next;
  }

  void watch(boolean all, List<String> nicknames) {
    isWatchingAll = all;
    watched = new LinkedHashSet<>(nicknames);
  }

  boolean watches(String nickname) {
    return isWatchingAll || watched.contains(nickname);
  }

  boolean isWatchingAll() {
    return isWatchingAll;
  }

  /// When it was last heard, with what the lease has been lengthened by.
  long heardAt() {
    return session.heardAtNanos() + leaseBonusNanos;
  }

  /// Lengthens the lease: the server itself has slept.
  void lengthen(long nanos) {
    leaseBonusNanos += nanos;
  }

  /// All mails up to this id have been sent, or are being read.
  long replayedUpTo() {
    return replayedUpTo;
  }

  /// Takes in that the mails up to `id` are being read.
  void reading(long id) {
    replayedUpTo = Math.max(replayedUpTo, id);
    isReading = true;
  }

  /// Whether the replay has gone past this mail without finding it on the disk: it was on its way.
  boolean hasPassed(long id) {
    return id <= replayedUpTo && !awaited.contains(id);
  }

  boolean isReading() {
    return isReading;
  }

  /// The mails that were read are there.
  void hasRead() {
    isReading = false;
  }

  /// A mail has been sent and waits for its answer.
  void sent(long id, long now) {
    replayedUpTo = Math.max(replayedUpTo, id);
    mailMovedAt = now;
    awaited.add(id);
  }

  /// Mails without an answer, when none was sent since then; else none.
  List<Long> unanswered(long since) {
    return isReading || mailMovedAt > since ? List.of() : List.copyOf(awaited);
  }

  /// Mails that the client holds and has not taken, when none was sent since then; else none. Those
  /// come first that it was asked about the longest time ago.
  List<Long> held(long since) {
    return isReading || mailMovedAt > since ? List.of() : List.copyOf(held);
  }

  /// A mail is taken, or gone.
  void settled(long id) {
    awaited.remove(id);
    held.remove(id);
  }

  /// The client holds a mail until it has what comes before.
  void holds(long id) {
    settled(id);
    held.add(id);
  }

  /// Mails sent and not answered.
  int inFlight() {
    return awaited.size();
  }
}
