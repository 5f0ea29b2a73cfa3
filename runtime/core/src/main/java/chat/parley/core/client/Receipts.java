package chat.parley.core.client;

import chat.parley.core.Moment;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.message.InboundStream;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The receipts that we owe: given at once on an open session, else on one opened for it, else
/// sealed and left at the server.
///
/// A receipt that gets lost costs nothing but time: the sender asks again by sending again.
final class Receipts {

  private static final long DIRECT_PATIENCE = 2 * Moment.SECOND;
  private static final long ANSWER_PATIENCE = 10 * Moment.SECOND;
  private static final int MAIL_MAX = 64;

  private final ClientContext context;
  private final Directory directory;
  private final PeerLinks links;
  private final Registration registration;
  private final Courier courier;
  private final Map<IdentityHash, Owed> owed = new LinkedHashMap<>();
  private final Set<IdentityHash> fresh = new LinkedHashSet<>();
  private final Agenda<IdentityHash> agenda = new Agenda<>();

  private static final class Owed {
    final Set<InboundStream> streams = new LinkedHashSet<>();
    long mailAt = Moment.NEVER;
  }

  Receipts(Parts parts) {
    this.context = parts.context();
    this.directory = parts.directory();
    this.links = parts.links();
    this.registration = parts.registration();
    this.courier = parts.courier();
  }

  /// Something in this stream is durable, or was asked for again: its sender is to know how far.
  void owe(InboundStream stream) {
    if (stream.committed() > 0) {
      owed.computeIfAbsent(stream.sender(), _ -> new Owed()).streams.add(stream);
      fresh.add(stream.sender());
    }
  }

  /// Gives what has come up in this batch of inputs.
  void giveAll() {
    if (!fresh.isEmpty()) {
      List<IdentityHash> senders = List.copyOf(fresh);
      fresh.clear();
      senders.forEach(this::give);
    }
  }

  /// A session with this peer is open.
  void peerOpened(Peer peer) {
    if (owed.containsKey(peer.hash())) {
      give(peer.hash());
    }
  }

  private void give(IdentityHash sender) {
    Owed open = owed.get(sender);
    Peer peer = directory.ownerOf(sender);
    if (open == null || peer == null) {
      return;
    }
    Session session = links.session(peer.key());
    if (session != null) {
      for (Frame.Receipt receipt : receipts(open)) {
        session.send(receipt);
      }
      owed.remove(sender);
      agenda.set(sender, Moment.NEVER);
      return;
    }
    giveWithoutSession(sender, open, peer);
  }

  private void giveWithoutSession(IdentityHash sender, Owed open, Peer peer) {
    if (open.mailAt == Moment.NEVER) {
      boolean isWorthTrying = directory.isOnline(peer.key()) || !registration.isPresent();
      open.mailAt = context.nanos() + (isWorthTrying ? DIRECT_PATIENCE : 0);
    }
    if (directory.isOnline(peer.key()) || !registration.isPresent()) {
      links.open(peer);
    }
    if (context.nanos() < open.mailAt) {
      agenda.set(sender, open.mailAt);
      return;
    }
    courier.storeReceipts(peer, receipts(open));
    open.mailAt = context.nanos() + ANSWER_PATIENCE;
    agenda.set(sender, open.mailAt);
  }

  private static List<Frame.Receipt> receipts(Owed open) {
    var receipts = new ArrayList<Frame.Receipt>();
    for (InboundStream stream : open.streams) {
      if (receipts.size() < MAIL_MAX) {
        receipts.add(new Frame.Receipt(stream.incarnation(), stream.committed()));
      }
    }
    return receipts;
  }

  /// The server has answered: these receipts are kept, or their sender will ask again. What has
  /// come since is still owed.
  void settled(Courier.Request.OfReceipts request) {
    Peer peer = directory.trusted(request.recipient());
    Owed open = peer == null ? null : owed.get(peer.hash());
    if (peer == null || open == null) {
      return;
    }
    open.streams.removeIf(stream -> covers(request.receipts(), stream));
    if (open.streams.isEmpty()) {
      owed.remove(peer.hash());
      agenda.set(peer.hash(), Moment.NEVER);
    }
  }

  private static boolean covers(List<Frame.Receipt> given, InboundStream stream) {
    return given.contains(new Frame.Receipt(stream.incarnation(), stream.committed()));
  }

  /// Does what is due.
  void elapsed() {
    for (@Nullable IdentityHash sender = agenda.poll(context.nanos());
        sender != null;
        sender = agenda.poll(context.nanos())) {
      give(sender);
    }
  }

  long deadline() {
    return agenda.deadline();
  }
}
