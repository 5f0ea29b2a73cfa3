package chat.parley.core.client;

import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.crypto.NicknameCertificate;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.Role;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sounding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The direct sessions with other clients: one in use for each nickname, opened when there is
/// something to say, from both sides at once if it comes so.
final class PeerLinks {

  private static final long BACKOFF_MIN = Moment.SECOND;
  private static final long BACKOFF_MAX = 60 * Moment.SECOND;

  /// Clocks of server and client may differ by this much when a certificate is checked.
  private static final long SLACK_SECONDS = 600;

  private final ClientContext context;
  private final Directory directory;
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Map<Session, String> owners = new LinkedHashMap<>();
  private @Nullable PublicKey serverSigning;

  private static final class Link {
    Peer peer;
    @Nullable Session open;
    @Nullable Session opening;
    long notBefore = Long.MIN_VALUE;
    long backoff = BACKOFF_MIN;
    long goneSince = Long.MIN_VALUE;
    long openSince = Moment.NEVER;
    SessionEvent.@Nullable End lastEnd;

    Link(Peer peer) {
      this.peer = peer;
    }
  }

  PeerLinks(ClientContext context, Directory directory) {
    this.context = context;
    this.directory = directory;
  }

  /// Certificates are checked with this key of the server's from now on; with the one before if
  /// there is none.
  void trustCertificatesBy(@Nullable PublicKey signing) {
    if (signing != null) {
      serverSigning = signing;
    }
  }

  /// The open session with this nickname, or null.
  @Nullable Session session(String key) {
    Link link = links.get(key);
    return link == null || link.open == null || !link.open.isOpen() ? null : link.open;
  }

  /// Whether nothing speaks for this nickname's being there: no session, or one in which nothing
  /// was heard since the table called it offline.
  boolean isSilent(String key) {
    Session open = session(key);
    Link link = links.get(key);
    return open == null || link == null || open.heardAtNanos() < link.goneSince;
  }

  /// The table calls this nickname offline from now on.
  void isGone(String key) {
    Link link = links.get(key);
    if (link != null) {
      link.goneSince = context.nanos();
    }
  }

  /// Whether a session with this nickname is being opened.
  boolean isOpening(String key) {
    Link link = links.get(key);
    return link != null && link.opening != null;
  }

  /// When the next attempt may be made, in the step clock's nanoseconds.
  long retryAt(String key) {
    Link link = links.get(key);
    return link == null ? Long.MIN_VALUE : link.notBefore;
  }

  /// Begins to open a session, unless there is one, one is under way, or it is too early.
  ///
  /// @return whether one is under way now
  boolean open(Peer peer) {
    Link link = links.computeIfAbsent(peer.key(), _ -> new Link(peer));
    link.peer = peer;
    if (session(peer.key()) != null) {
      return false;
    }
    if (link.opening != null) {
      return true;
    }
    TableEntry entry = directory.find(peer.key());
    if (context.nanos() < link.notBefore || entry == null || entry.address().equals(Address.NONE)) {
      return false;
    }
    Session session =
        context
            .sessions()
            .open(context.now(), entry.address(), peer.agreement(), Role.PEER_TO_PEER);
    link.opening = session;
    owners.put(session, peer.key());
    return true;
  }

  /// There is fresh news of where this nickname is: the next attempt may be made at once.
  void hasNews(String key) {
    Link link = links.get(key);
    if (link != null) {
      link.notBefore = Long.MIN_VALUE;
      link.backoff = BACKOFF_MIN;
    }
  }

  /// Begins to open a session whatever has come of the last attempt, and to measure the way.
  void measure(String key) {
    Session open = session(key);
    Peer peer = open == null ? directory.trusted(key) : null;
    if (open != null) {
      context.sessions().measure(open);
    } else if (peer != null) {
      hasNews(key);
      open(peer);
    }
  }

  /// Sends one datagram of so many bytes that only measures the way, if there is a session.
  void sound(String key, int bytes) {
    Session open = session(key);
    if (open != null) {
      context.sessions().sound(open, bytes);
    }
  }

  /// The way to this nickname as it is now.
  Way way(String key) {
    Link link = links.get(key);
    if (link == null) {
      return Way.UNTRIED;
    }
    Session open = session(key);
    if (open == null) {
      return link.opening == null
          ? new Way.Shut(link.lastEnd)
          : new Way.Opening(link.opening.address());
    }
    long now = context.nanos();
    return new Way.Open(
        open.address(), now - link.openSince, now - open.heardAtNanos(), Sounding.of(open));
  }

  /// Takes in that a session is open; answers whose it is, or null if he is not to be trusted.
  @Nullable Peer opened(Session session) {
    Peer peer = directory.ownerOf(session.remoteStatic());
    if (peer == null) {
      peer = certified(session);
    }
    if (peer == null) {
      owners.remove(session);
      session.close(CloseCode.UNTRUSTED, "unknown keys");
      return null;
    }
    directory.pin(peer);
    Peer owner = peer;
    Link link = links.computeIfAbsent(peer.key(), _ -> new Link(owner));
    link.peer = peer;
    if (link.open != null) {
      owners.remove(link.open);
    }
    link.openSince = session.predecessor() == null ? context.nanos() : link.openSince;
    link.open = session;
    link.opening = null;
    link.backoff = BACKOFF_MIN;
    link.notBefore = Long.MIN_VALUE;
    owners.put(session, peer.key());
    session.isWith(peer.key());
    return peer;
  }

  private @Nullable Peer certified(Session session) {
    PublicKey signing = serverSigning;
    NicknameCertificate certificate =
        NicknameCertificate.decode(session.remotePayload()).orElse(null);
    if (signing == null
        || certificate == null
        || !certificate.agreement().equals(session.remoteStatic())
        || !certificate.isValidAt(context.now().wallMillis() / 1000, SLACK_SECONDS)
        || !directory.admits(certificate.nicknameKey(), certificate.identity())
        || directory.hasChangedKey(certificate.nicknameKey())
        || !certificate.verify(context.crypto(), signing)) {
      return null;
    }
    try {
      return new Peer(
          Nickname.of(certificate.nicknameKey()),
          certificate.identity(),
          directory.hash(certificate.identity()),
          certificate.agreement());
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// Whose session it is, or null.
  @Nullable Peer owner(Session session) {
    String key = owners.get(session);
    Link link = key == null ? null : links.get(key);
    if (link != null && link.peer.agreement().equals(session.remoteStatic())) {
      return link.peer;
    }
    return directory.ownerOf(session.remoteStatic());
  }

  /// Takes in that a session has ended; answers the nickname that has no session now, or null.
  @Nullable String closed(Session session, SessionEvent.End end) {
    String key = owners.remove(session);
    Link link = key == null ? null : links.get(key);
    if (link == null) {
      return null;
    }
    if (session == link.opening) {
      link.opening = null;
      link.lastEnd = end;
      link.notBefore = context.nanos() + context.jittered(link.backoff);
      link.backoff = Math.min(link.backoff * 2, BACKOFF_MAX);
    }
    if (session == link.open) {
      link.open = null;
      link.lastEnd = end;
      boolean isLate = !(end instanceof SessionEvent.End.Reset);
      link.notBefore = isLate ? context.nanos() + context.jittered(BACKOFF_MIN) : Long.MIN_VALUE;
    }
    return link.open == null ? key : null;
  }

  /// Says goodbye to all.
  void closeAll() {
    for (Session session : owners.keySet().toArray(Session[]::new)) {
      session.close(CloseCode.GOODBYE, "");
    }
  }
}
