package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the sessions of a node share: who is behind which connection id, which session of a pair is
/// the newest, what waits to be sent, and what has happened.
final class Registry {

  /// Connection ids in use at a time, for sessions open, half-open and opening.
  static final int ENDPOINTS_MAX = 65_536;

  /// Answers to strangers that wait for one flush; more are dropped.
  static final int ANSWERS_MAX = 4_096;

  /// A datagram that belongs to no session.
  record Answer(Address to, byte[] datagram) {}

  private record Pair(PublicKey remoteStatic, Role role) {}

  private final ConnectionIds ids;
  private final Gatekeeper gatekeeper;
  private final SessionCounters counters = new SessionCounters();
  private final Deadlines<Endpoint> deadlines = new Deadlines<>();
  private final Map<Long, Endpoint> endpoints = new LinkedHashMap<>();
  private final Map<Pair, Session> newest = new LinkedHashMap<>();
  private final Map<Long, Session> byResetToken = new LinkedHashMap<>();
  private final ArrayDeque<Session> unsent = new ArrayDeque<>();
  private final ArrayDeque<Answer> answers = new ArrayDeque<>();
  private final ArrayDeque<SessionEvent> events = new ArrayDeque<>();

  Registry(Sessions.Setup setup) {
    this.ids = new ConnectionIds(setup);
    this.gatekeeper = new Gatekeeper(setup.means().gate());
  }

  Gatekeeper gatekeeper() {
    return gatekeeper;
  }

  SessionCounters counters() {
    return counters;
  }

  Deadlines<Endpoint> deadlines() {
    return deadlines;
  }

  /// A connection id that is not in use.
  long freeId() {
    long id = ids.draw();
    while (endpoints.containsKey(id)) {
      id = ids.draw();
    }
    return id;
  }

  /// Whether this node may have given out this id in an earlier run.
  boolean mayHaveGivenOut(long id) {
    return ids.mayBeOurs(id);
  }

  /// Whether there is room for one more endpoint.
  boolean hasRoom() {
    return endpoints.size() < ENDPOINTS_MAX;
  }

  /// How many connection ids are in use.
  int size() {
    return endpoints.size();
  }

  /// Makes its connection id known, in place of whatever had it before.
  void add(Endpoint endpoint) {
    endpoints.put(endpoint.localId(), endpoint);
  }

  /// Forgets its connection id and deadline.
  void remove(Endpoint endpoint) {
    endpoints.remove(endpoint.localId(), endpoint);
    deadlines.set(endpoint.entry(), Moment.NEVER);
  }

  /// Who is behind a connection id, or null.
  @Nullable Endpoint find(long localId) {
    return endpoints.get(localId);
  }

  /// Makes a session the newest of its pair and returns the one that was, or null.
  @Nullable Session promote(Session session) {
    return newest.put(new Pair(session.remoteStatic(), session.role()), session);
  }

  /// The session is not the newest of its pair any more, if it ever was.
  void demote(Session session) {
    newest.remove(new Pair(session.remoteStatic(), session.role()), session);
  }

  /// Remembers by which token the other side may end the session. Two sessions under one token are
  /// one peer's own doing: the older keeps it.
  void expectReset(byte[] token, Session session) {
    byResetToken.putIfAbsent(beginningOf(token), session);
  }

  /// Forgets the token.
  void forgetReset(byte[] token, Session session) {
    byResetToken.remove(beginningOf(token), session);
  }

  /// The session that the owner of this token might end, or null; to be compared in full.
  @Nullable Session findByResetToken(byte[] token) {
    return byResetToken.get(beginningOf(token));
  }

  /// The session has something to send.
  void touch(Session session) {
    if (session.markUnsent()) {
      unsent.add(session);
    }
  }

  /// Takes the next session that has something to send, or null.
  @Nullable Session takeUnsent() {
    return unsent.poll();
  }

  /// Queues a datagram that belongs to no session.
  void answer(Address to, byte[] datagram) {
    if (answers.size() < ANSWERS_MAX) {
      answers.add(new Answer(to, datagram));
    }
  }

  /// Takes the next such datagram, or null.
  @Nullable Answer takeAnswer() {
    return answers.poll();
  }

  /// Something happened that the owner must know.
  void report(SessionEvent event) {
    events.add(event);
  }

  /// Takes the next thing that happened, or null.
  @Nullable SessionEvent takeEvent() {
    return events.poll();
  }

  private static long beginningOf(byte[] token) {
    return ByteBuffer.wrap(token).getLong();
  }
}
