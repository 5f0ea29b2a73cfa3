package chat.parley.core.client;

import chat.parley.api.Event;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.crypto.Opened;
import chat.parley.core.crypto.Prekey;
import chat.parley.core.crypto.SealedMail;
import chat.parley.core.message.InboundStream;
import chat.parley.core.message.Inbox;
import chat.parley.core.message.OutboundRow;
import chat.parley.core.message.OutboundStream;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.MailBody;
import chat.parley.core.packet.ReceiptBody;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes in what others send, live or by mail: into the history first, then to the screen, and only
/// then are receipts given.
final class Reception {

  /// How long mail from somebody whom the table does not know may wait for the table.
  private static final long STRANGER_PATIENCE = 10 * Moment.SECOND;

  private final ClientContext context;
  private final Directory directory;
  private final Registration registration;
  private final Dispatch dispatch;
  private final Receipts receipts;
  private final Inbox inbox;
  private final OwnRecord record;
  private final SealedMail seal;
  private final Map<InboundStream, Arriving> arriving = new LinkedHashMap<>();
  private final Map<Long, byte[]> strangers = new LinkedHashMap<>();
  private final EarlyMails early = new EarlyMails();
  private final Map<Long, Awaited> awaited = new LinkedHashMap<>();
  private final List<Long> taken = new ArrayList<>();
  private final List<Long> held = new ArrayList<>();
  private long strangersUntil = Moment.NEVER;
  private Replay replay = Replay.EXPECTED;

  /// Whether the owner has been told that stored mail is coming.
  private enum Replay {
    EXPECTED,
    ANNOUNCED
  }

  /// What has been taken from a stream since the last flush, to be written together.
  private static final class Arriving {
    final List<ClientWrite> writes = new ArrayList<>();
    final List<HistoryRow> rows = new ArrayList<>();
    @Nullable HighWater highWater;
  }

  /// A mail whose last message is not durable yet.
  private record Awaited(InboundStream stream, long last) {}

  Reception(Parts parts, Dispatch dispatch, Receipts receipts, Inbox inbox, OwnRecord record) {
    this.context = parts.context();
    this.directory = parts.directory();
    this.registration = parts.registration();
    this.dispatch = dispatch;
    this.receipts = receipts;
    this.inbox = inbox;
    this.record = record;
    this.seal = new SealedMail(context.crypto());
  }

  /// Takes a message in that came on a session with this peer.
  void text(Peer from, Frame.Text text) {
    String shown = from.nickname().shown();
    offer(
        new Inbox.Origin(from.hash(), shown, text.incarnation(), text.base(), false), text.item());
  }

  /// Takes a message in that we have sent to ourselves.
  void own(OutboundStream stream, OutboundRow row) {
    String shown = context.settings().nickname().shown();
    var origin =
        new Inbox.Origin(
            context.identity().hash(), shown, stream.incarnation(), stream.base(), false);
    offer(origin, OutboundStream.item(row));
  }

  private InboundStream offer(Inbox.Origin origin, Item item) {
    Inbox.Offered offered = inbox.offer(origin, item, context.now().wallMillis());
    InboundStream stream = offered.stream();
    if (offered.highWater() != null) {
      Arriving batch = arriving.computeIfAbsent(stream, _ -> new Arriving());
      batch.highWater = offered.highWater();
      for (HistoryRow row : offered.rows()) {
        batch.writes.add(new ClientWrite.Taken(row));
        batch.rows.add(row);
      }
    } else if (item.sequence() <= stream.committed()) {
      receipts.owe(stream);
    }
    return stream;
  }

  /// Has written what has come since the last call.
  void writeAll() {
    takeEarly();
    for (var entry : arriving.entrySet()) {
      Arriving batch = entry.getValue();
      if (batch.highWater != null) {
        long upTo = batch.highWater.sequence();
        if (batch.rows.isEmpty() || batch.rows.getLast().message().sequence() < upTo) {
          batch.writes.add(new ClientWrite.Raised(batch.highWater));
        }
        context.ledger().write(batch.writes, new Promise.Receive(entry.getKey(), upTo, batch.rows));
      }
    }
    arriving.clear();
    if (registration.isPresent() && (!taken.isEmpty() || !held.isEmpty())) {
      registration.send(new Frame.MailTaken(List.copyOf(taken), List.copyOf(held)));
      taken.clear();
      held.clear();
    }
  }

  /// What has arrived may have made room for mails that came before it.
  private void takeEarly() {
    int before = 0;
    while (!early.isEmpty() && !arriving.isEmpty() && before != arrivingRows()) {
      before = arrivingRows();
      early.takeAll().forEach(mail -> take(mail.mail(), mail.sender(), mail.body()));
    }
  }

  private int arrivingRows() {
    return arriving.values().stream().mapToInt(batch -> batch.rows.size()).sum();
  }

  /// The messages are durable: they are shown, and their sender gets a receipt.
  void received(Promise.Receive promise) {
    InboundStream stream = promise.stream();
    stream.commit(promise.upTo());
    promise.rows().forEach(row -> context.put(new Output.Show(row)));
    if (stream.sender().equals(context.identity().hash())) {
      String own = context.settings().nickname().key();
      dispatch.receipt(own, stream.incarnation(), stream.committed());
    } else {
      receipts.owe(stream);
    }
    takeAwaited(stream);
    for (long old : inbox.forget(stream.sender(), context.now().wallMillis())) {
      context.ledger().writeLazily(context.now(), new ClientWrite.Forgotten(stream.sender(), old));
    }
  }

  private void takeAwaited(InboundStream stream) {
    awaited
        .entrySet()
        .removeIf(entry -> {
          Awaited mail = entry.getValue();
          boolean isDone = mail.stream() == stream && mail.last() <= stream.committed();
          if (isDone) {
            taken.add(entry.getKey());
          }
          return isDone;
        });
  }

  /// There is a new session with the server; what the one before began is void.
  void serverOpened() {
    awaited.clear();
    strangers.clear();
    early.clear();
    taken.clear();
    held.clear();
    strangersUntil = Moment.NEVER;
    replay = Replay.EXPECTED;
  }

  /// We are registered, with so many mails waiting. The first of them may have come before this
  /// word.
  void registered(int waiting) {
    if (replay == Replay.EXPECTED && waiting == 0) {
      replay = Replay.ANNOUNCED;
    }
  }

  /// Takes a mail in.
  void mail(Frame.Mail mail) {
    MailHeader header = MailHeader.of(mail.mail()).orElse(null);
    if (header == null || !header.recipient().equals(context.identity().hash())) {
      setAside(mail.id(), mail.mail(), "it is not addressed to us");
      return;
    }
    Peer sender = directory.ownerOf(header.sender());
    if (sender == null) {
      strangers.put(mail.id(), mail.mail());
      if (strangersUntil == Moment.NEVER) {
        strangersUntil = context.nanos() + STRANGER_PATIENCE;
      }
      return;
    }
    Prekey prekey = record.prekey(header.prekeyId());
    if (prekey == null) {
      setAside(mail.id(), mail.mail(), "it was sealed to a key that is gone");
      return;
    }
    Opened opened =
        seal.open(mail.mail(), prekey, context.identity().signing().publicKey(), sender.identity());
    switch (opened) {
      case Opened.Body body -> take(mail, sender, body);
      case Opened.Rejected rejected ->
          setAside(mail.id(), mail.mail(), "it does not open: " + rejected.reason());
    }
  }

  private void take(Frame.Mail mail, Peer sender, Opened.Body body) {
    switch (body.header().kind()) {
      case MESSAGES -> takeMessages(mail, sender, body);
      case RECEIPTS -> {
        for (Frame.Receipt receipt : ReceiptBody.receipts(body.bytes())) {
          dispatch.receipt(sender.key(), receipt.incarnation(), receipt.upTo());
        }
        taken.add(mail.id());
      }
    }
  }

  private void takeMessages(Frame.Mail mail, Peer sender, Opened.Body body) {
    MailBody bundle = MailBody.decode(body.bytes());
    if (bundle == null) {
      setAside(mail.id(), mail.mail(), "its contents are of another kind");
      return;
    }
    directory.pin(sender);
    if (replay == Replay.EXPECTED) {
      replay = Replay.ANNOUNCED;
      context.tell(new Event.MailWaiting());
    }
    var origin =
        new Inbox.Origin(
            sender.hash(),
            sender.nickname().shown(),
            body.header().incarnation(),
            bundle.base(),
            true);
    if (isTooEarly(origin, bundle)) {
      if (!early.add(context.nanos(), new EarlyMails.Waiting(mail, sender, body))) {
        held.add(mail.id());
      }
      return;
    }
    InboundStream stream = null;
    long last = 0;
    for (Item item : bundle.items()) {
      stream = offer(origin, item);
      last = item.sequence();
    }
    if (stream != null) {
      await(mail.id(), stream, last);
    }
  }

  /// Whether the stream would hold back only a part of it, and forget the rest.
  private boolean isTooEarly(Inbox.Origin origin, MailBody bundle) {
    InboundStream stream = inbox.find(origin.sender(), origin.incarnation());
    long taken = Math.max(origin.base() - 1, stream == null ? 0 : stream.taken());
    long first = bundle.items().getFirst().sequence();
    long last = bundle.items().getLast().sequence();
    return first > taken + 1 && last > taken + OutboundStream.WINDOW;
  }

  private void await(long mailId, InboundStream stream, long last) {
    if (last <= stream.committed()) {
      taken.add(mailId);
      return;
    }
    awaited.put(mailId, new Awaited(stream, last));
    if (last > stream.taken()) {
      held.add(mailId);
    }
  }

  private void setAside(long mailId, byte[] mail, String why) {
    context
        .ledger()
        .write(
            List.of(new ClientWrite.SetAside(mail, why, context.now().wallMillis())),
            new Promise.SetMailAside(mailId, why));
  }

  /// The mail is set aside for good.
  void setAside(Promise.SetMailAside promise) {
    taken.add(promise.mailId());
    context.tell(new Event.MailSetAside(promise.why()));
  }

  /// The table is another: mail from strangers may now be from somebody.
  void tableChanged() {
    if (!strangers.isEmpty()) {
      var waiting = new LinkedHashMap<>(strangers);
      strangers.clear();
      waiting.forEach((id, mail) -> mail(new Frame.Mail(id, mail)));
    }
  }

  /// Does what is due.
  void elapsed() {
    if (context.nanos() >= strangersUntil) {
      strangersUntil = Moment.NEVER;
      held.addAll(strangers.keySet());
      strangers.clear();
    }
    held.addAll(early.giveUp(context.nanos()));
  }

  long deadline() {
    return Math.min(strangersUntil, early.deadline());
  }
}
