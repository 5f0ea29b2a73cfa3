package chat.parley.core.client;

import chat.parley.core.Moment;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.crypto.SealedMail;
import chat.parley.core.message.OutboundRow;
import chat.parley.core.message.OutboundStream;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.MailBody;
import chat.parley.core.packet.ReceiptBody;
import chat.parley.core.packet.TableEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Brings mail to the server: seals runs of messages into bundles, so that one key agreement and
/// one signature serve many, and keeps in mind which requests are not answered.
final class Courier {

  /// Requests that may wait for an answer at once; each can be as long as a reassembly allows.
  private static final int REQUESTS_MAX = 8;

  /// How long an answer may take before the sender is told that his message waits.
  static final long PATIENCE = 2_500 * Moment.MILLISECOND;

  /// How long an answer may take before it is taken for lost: a gate has dropped it, or what asked
  /// for it. Far longer than a disk takes, since the mail travels once more then.
  private static final long ANSWER_PATIENCE = 30 * Moment.SECOND;

  /// The mailbox slot of receipts: a newer mail of receipts replaces the older.
  private static final int RECEIPT_SLOT = 1;

  /// Requests are numbered from anywhere, since the answer to one of an earlier run may still come.
  private static final long FIRST_ID_MAX = 1L << 40;

  private final ClientContext context;
  private final Directory directory;
  private final Registration registration;
  private final SealedMail seal;
  private final Map<Long, Request> requests = new LinkedHashMap<>();
  private long lastId;

  /// A question that the server has not answered.
  sealed interface Request {

    /// To whom the mail goes.
    String recipient();

    /// When it was asked, in the step clock's nanoseconds.
    long askedAt();

    /// Messages `first` to `last` of a stream.
    record OfMessages(String recipient, long incarnation, long first, long last, long askedAt)
        implements Request {}

    /// Receipts.
    record OfReceipts(String recipient, List<Frame.Receipt> receipts, long askedAt)
        implements Request {}
  }

  Courier(ClientContext context, Directory directory, Registration registration) {
    this.context = context;
    this.directory = directory;
    this.registration = registration;
    this.seal = new SealedMail(context.crypto());
    this.lastId = context.entropy().below(FIRST_ID_MAX);
  }

  /// Whether the server can be asked for more now.
  boolean isReady() {
    return registration.isPresent() && requests.size() < REQUESTS_MAX;
  }

  /// Seals and sends the first run of rows that fit, as many as one mail holds.
  ///
  /// @return the rows that are on their way, in order; none when nothing fits or nothing can be
  ///   asked
  List<OutboundRow> store(Peer peer, OutboundStream stream, Predicate<OutboundRow> fits) {
    TableEntry entry = directory.find(peer.key());
    if (!isReady() || entry == null) {
      return List.of();
    }
    List<OutboundRow> run = run(stream, fits);
    if (run.isEmpty()) {
      return List.of();
    }
    List<Item> items = run.stream().map(OutboundStream::item).toList();
    long first = items.getFirst().sequence();
    long last = items.getLast().sequence();
    byte[] body = new MailBody(stream.base(), items).encode();
    var header =
        new MailHeader(
            peer.hash(),
            context.identity().hash(),
            stream.incarnation(),
            first,
            last,
            MailHeader.Kind.MESSAGES,
            entry.identity().prekeyId());
    lastId++;
    requests.put(
        lastId,
        new Request.OfMessages(peer.key(), stream.incarnation(), first, last, context.nanos()));
    for (OutboundRow row : run) {
      row.storing(true);
      row.expose();
    }
    registration.send(new Frame.Store(lastId, peer.key(), 0, seal(header, entry, body)));
    return run;
  }

  private static List<OutboundRow> run(OutboundStream stream, Predicate<OutboundRow> fits) {
    OutboundRow first = stream.firstWaiting();
    if (first == null) {
      return List.of();
    }
    var run = new ArrayList<OutboundRow>();
    int bytes = MailBody.HEADER_MAX;
    for (OutboundRow row : stream.rowsFrom(first.sequence())) {
      boolean isFit = row.isCommitted() && !row.isStored() && !row.isStoring() && fits.test(row);
      bytes += MailBody.length(OutboundStream.item(row));
      if (!isFit || bytes > Limits.MAIL_BODY_MAX || run.size() == Limits.MAIL_ITEMS_MAX) {
        break;
      }
      run.add(row);
    }
    return run;
  }

  /// Seals and sends receipts.
  ///
  /// @return whether the server could be asked
  boolean storeReceipts(Peer peer, List<Frame.Receipt> receipts) {
    TableEntry entry = directory.find(peer.key());
    if (!isReady() || entry == null) {
      return false;
    }
    var header =
        new MailHeader(
            peer.hash(),
            context.identity().hash(),
            receipts.getFirst().incarnation(),
            0,
            receipts.stream().mapToLong(Frame.Receipt::upTo).max().orElse(0),
            MailHeader.Kind.RECEIPTS,
            entry.identity().prekeyId());
    lastId++;
    requests.put(lastId, new Request.OfReceipts(peer.key(), receipts, context.nanos()));
    byte[] mail = seal(header, entry, ReceiptBody.encode(receipts));
    registration.send(new Frame.Store(lastId, peer.key(), RECEIPT_SLOT, mail));
    return true;
  }

  private byte[] seal(MailHeader header, TableEntry entry, byte[] body) {
    IdentityRecord record = entry.identity();
    return seal.seal(
        header,
        new SealedMail.Recipient(record.identity(), record.prekey()),
        context.identity().signing(),
        context.entropy().bytes(32),
        body);
  }

  /// Takes the request that is answered out of those that wait; null when it is unknown.
  @Nullable Request answered(long id) {
    return requests.remove(id);
  }

  /// Takes all requests out: their session is gone.
  List<Request> abandoned() {
    var all = List.copyOf(requests.values());
    requests.clear();
    return all;
  }

  /// Takes those requests out whose answer is taken for lost, oldest first.
  List<Request> overdue() {
    List<Request> overdue =
        requests.values().stream().filter(it -> context.nanos() >= lostAt(it)).toList();
    requests.values().removeAll(overdue);
    return overdue;
  }

  /// When the next answer is taken for lost.
  long deadline() {
    return requests.isEmpty() ? Moment.NEVER : lostAt(requests.values().iterator().next());
  }

  private static long lostAt(Request request) {
    return request.askedAt() + ANSWER_PATIENCE;
  }

  /// The requests that wait for an answer, oldest first.
  List<Request> waiting() {
    return List.copyOf(requests.values());
  }
}
