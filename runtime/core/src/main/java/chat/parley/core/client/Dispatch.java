package chat.parley.core.client;

import chat.parley.api.Delivery;
import chat.parley.api.Via;
import chat.parley.core.Moment;
import chat.parley.core.message.OutboundRow;
import chat.parley.core.message.OutboundStream;
import chat.parley.core.message.Outbox;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.Session;
import chat.parley.core.store.OutboxState;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings what is in the outbox to its recipients: directly first, through the server when that
/// takes too long or the recipient is away, again and again until there is a receipt.
///
/// [#attend] looks at one recipient and does all that can be done for him now; it may be called at
/// any time, and whatever changes calls it.
final class Dispatch {

  private static final long PATIENCE_MAX = 7 * Moment.SECOND;
  private static final long REFUSED_PAUSE = 30 * Moment.SECOND;

  /// Bytes handed to a session before its acknowledgements let more follow.
  private static final int SESSION_BYTES = 128 * 1024;

  private final ClientContext context;
  private final Directory directory;
  private final PeerLinks links;
  private final Registration registration;
  private final Courier courier;
  private final Outbox outbox;
  private final Fate fate;
  private final Agenda<String> agenda = new Agenda<>();
  private final Map<String, Progress> progress = new LinkedHashMap<>();
  private final Set<String> unattended = new LinkedHashSet<>();

  /// Those for whom the server could not be asked, because too many questions were open.
  private final Set<String> unserved = new LinkedHashSet<>();

  private @Nullable Loopback loopback;

  /// Where messages to oneself go.
  @FunctionalInterface
  interface Loopback {
    void deliver(OutboundStream stream, OutboundRow row);
  }

  Dispatch(Parts parts) {
    this.context = parts.context();
    this.directory = parts.directory();
    this.links = parts.links();
    this.registration = parts.registration();
    this.courier = parts.courier();
    this.outbox = parts.outbox();
    this.fate = parts.fate();
  }

  /// Messages to oneself go there.
  void loopTo(Loopback target) {
    loopback = target;
  }

  private Progress progress(String key) {
    return progress.computeIfAbsent(key, _ -> new Progress());
  }

  /// Does all that can be done for this recipient now.
  void attend(String key) {
    agenda.set(key, Moment.NEVER);
    if (!outbox.holds(key)) {
      return;
    }
    if (key.equals(context.settings().nickname().key())) {
      loop(key);
      return;
    }
    Peer peer = directory.trusted(key);
    if (peer == null || !registration.isWanted()) {
      announceAll(key);
      return;
    }
    sendDirectly(peer);
    if (registration.isPresent() && context.nanos() >= progress(key).storeNotBefore) {
      store(peer);
    }
    announceOverdue(peer);
    planNext(peer);
  }

  private void loop(String key) {
    Loopback target = loopback;
    if (target == null) {
      return;
    }
    for (OutboundStream stream : outbox.to(key)) {
      for (OutboundRow row : stream.unsent(OutboundStream.WINDOW)) {
        row.expose();
        stream.sent(row.sequence());
        target.deliver(stream, row);
      }
    }
  }

  private void sendDirectly(Peer peer) {
    Session session = links.session(peer.key());
    if (session == null) {
      if (wantsSession(peer.key())) {
        links.open(peer);
      }
      return;
    }
    Progress at = progress(peer.key());
    if (context.nanos() >= at.retransmitAt) {
      at.backOff();
      outbox.to(peer.key()).forEach(OutboundStream::rewind);
    }
    for (OutboundStream stream : outbox.to(peer.key())) {
      sendOn(session, stream, trustsMailbox(at));
      if (stream.hasSent()) {
        at.sent(context.nanos());
      }
    }
  }

  /// Whether what the server keeps is still expected to come out of the mailbox by itself.
  private boolean trustsMailbox(Progress at) {
    return registration.isPresent() && context.nanos() < at.trustedUntil();
  }

  private static void sendOn(Session session, OutboundStream stream, boolean isMailboxTrusted) {
    for (OutboundRow row : stream.unsent(OutboundStream.WINDOW)) {
      if (session.outstandingBytes() > SESSION_BYTES) {
        return;
      }
      row.expose();
      stream.sent(row.sequence());
      if (row.isStored() && isMailboxTrusted) {
        continue;
      }
      session.send(new Frame.Text(stream.incarnation(), stream.base(), OutboundStream.item(row)));
    }
  }

  /// A session is worth opening when there is no server, for what is nowhere but here, and for what
  /// the server keeps for somebody who seems to be there: then it should have been delivered by
  /// now.
  private boolean wantsSession(String key) {
    if (!registration.isPresent()) {
      return true;
    }
    boolean isStoredDue = !trustsMailbox(progress(key));
    return directory.isOnline(key)
        && outbox.to(key).stream()
            .anyMatch(
                stream -> stream.firstWaiting() != null || (isStoredDue && !stream.isEmpty()));
  }

  private void store(Peer peer) {
    boolean isAway = !directory.isOnline(peer.key()) && links.isSilent(peer.key());
    for (OutboundStream stream : outbox.to(peer.key())) {
      OutboundRow first = stream.firstWaiting();
      while (first != null && (isAway || isOverdue(peer, first))) {
        List<OutboundRow> rows = courier.store(peer, stream, row -> isAway || isOverdue(peer, row));
        if (rows.isEmpty()) {
          unserved.add(peer.key());
          return;
        }
        if (!isAway) {
          rows.forEach(fate::sentToServer);
        }
        first = stream.firstWaiting();
      }
    }
  }

  /// The server has answered and can be asked for more: it is asked for those who wait for that,
  /// who has waited longest first.
  void answered(String key) {
    unserved.remove(key);
    attend(key);
    for (String next : List.copyOf(unserved)) {
      if (!courier.isReady()) {
        return;
      }
      unserved.remove(next);
      attend(next);
    }
  }

  private boolean isOverdue(Peer peer, OutboundRow row) {
    return context.nanos() >= overdueAt(peer, row);
  }

  private long overdueAt(Peer peer, OutboundRow row) {
    return Math.max(row.sinceNanos(), progress(peer.key()).movedAt) + patience(peer.key());
  }

  private long patience(String key) {
    Session session = links.session(key);
    long usual = context.settings().directPatienceNanos();
    return session == null
        ? usual
        : Math.clamp(3 * session.probeTimeoutNanos(), usual, Math.max(usual, PATIENCE_MAX));
  }

  private void announceOverdue(Peer peer) {
    if (registration.isPresent()) {
      return;
    }
    for (OutboundStream stream : outbox.to(peer.key())) {
      for (OutboundRow row : stream.rows()) {
        if (!row.isCommitted() || !isOverdue(peer, row)) {
          break;
        }
        fate.keptInOutbox(row);
      }
    }
  }

  private void announceAll(String key) {
    for (OutboundStream stream : outbox.to(key)) {
      stream.rows().forEach(fate::keptInOutbox);
    }
  }

  private void planNext(Peer peer) {
    Progress at = progress(peer.key());
    long next = links.session(peer.key()) == null ? Moment.NEVER : at.retransmitAt;
    for (OutboundStream stream : outbox.to(peer.key())) {
      OutboundRow first = stream.firstWaiting();
      if (first != null && overdueAt(peer, first) > context.nanos()) {
        next = Math.min(next, overdueAt(peer, first));
      }
    }
    if (at.storeNotBefore > context.nanos()) {
      next = Math.min(next, at.storeNotBefore);
    }
    if (links.session(peer.key()) == null
        && !links.isOpening(peer.key())
        && wantsSession(peer.key())) {
      next = Math.min(next, Math.max(links.retryAt(peer.key()), context.nanos() + Moment.SECOND));
    }
    if (trustsMailbox(at)) {
      next = Math.min(next, at.trustedUntil());
    }
    agenda.setEarlier(peer.key(), next);
  }

  /// A session with this recipient is open.
  ///
  /// @param isSuccessor whether it has taken over what the one before had not delivered
  void peerOpened(String key, boolean isSuccessor) {
    if (!isSuccessor) {
      forget(key);
    }
    attend(key);
  }

  private void forget(String key) {
    outbox.to(key).forEach(OutboundStream::rewind);
    progress(key).beginAnew();
  }

  /// The session with this recipient is gone, or no session came about.
  void peerLost(String key) {
    forget(key);
    attend(key);
  }

  /// Something in the table is another for these nicknames.
  void entriesChanged(List<String> keys) {
    for (String key : keys) {
      if (!directory.isOnline(key)) {
        links.isGone(key);
      }
      if (outbox.holds(key)) {
        links.hasNews(key);
        progress(key).seenAt = context.nanos();
        attend(key);
      }
    }
  }

  /// The server cannot be asked any more.
  void serverLost() {
    outbox.recipients().forEach(this::attend);
  }

  /// The owner trusts the keys that this nickname shows now; what was addressed to others is given
  /// up.
  void trusted(String key) {
    Peer peer = directory.trusted(key);
    if (peer == null) {
      return;
    }
    for (OutboundStream stream : outbox.to(key)) {
      for (OutboundRow row : List.copyOf(stream.rows())) {
        if (!row.row().identity().equals(peer.hash()) && !row.isSkipped()) {
          giveUp(stream, row);
        }
      }
    }
    attend(key);
  }

  private void giveUp(OutboundStream stream, OutboundRow row) {
    long sequence = row.sequence();
    fate.marked(stream, sequence, sequence, OutboxState.FAILED);
    fate.changed(
        row,
        new Delivery.Failed(
            Delivery.Reason.KEY_CHANGED, "it was addressed to keys that are not trusted any more"));
    stream.skip(sequence);
  }

  /// The server can be asked again. What an earlier run of it kept may be gone.
  void serverOpened(boolean isOtherEpoch) {
    for (String key : outbox.recipients()) {
      progress(key).movedAt = context.nanos();
      if (isOtherEpoch) {
        outbox.to(key).forEach(Dispatch::doubt);
      }
      attend(key);
    }
  }

  private static void doubt(OutboundStream stream) {
    stream.rows().forEach(OutboundRow::doubt);
    stream.recheck();
  }

  /// The server has refused to keep something for this recipient: it is asked again later.
  void storeLater(String key) {
    progress(key).storeNotBefore = context.nanos() + context.jittered(REFUSED_PAUSE);
  }

  /// The recipient has everything of this incarnation up to `upTo`.
  void receipt(String key, long incarnation, long upTo) {
    OutboundStream stream = outbox.find(key, incarnation);
    if (stream == null) {
      return;
    }
    List<OutboundRow> settled = stream.settle(upTo);
    if (!settled.isEmpty()) {
      Progress at = progress(key);
      at.movedAt = context.nanos();
      at.beginAnew();
      fate.marked(
          stream,
          settled.getFirst().sequence(),
          settled.getLast().sequence(),
          OutboxState.DELIVERED);
      for (OutboundRow row : settled) {
        Via via = row.wasStored() ? Via.MAILBOX : Via.DIRECT;
        fate.changed(row, new Delivery.Delivered(context.wall(), via));
      }
    }
    attendSoon(key);
  }

  /// Attends this recipient with the end of this batch of inputs.
  void attendSoon(String key) {
    unattended.add(key);
  }

  /// Attends those whom this batch of inputs has brought something new for, once each.
  void attendAll() {
    if (!unattended.isEmpty()) {
      List<String> keys = List.copyOf(unattended);
      unattended.clear();
      keys.forEach(this::attend);
    }
  }

  /// Does what is due.
  void elapsed() {
    for (String key = agenda.poll(context.nanos());
        key != null;
        key = agenda.poll(context.nanos())) {
      attend(key);
    }
  }

  long deadline() {
    return agenda.deadline();
  }
}
