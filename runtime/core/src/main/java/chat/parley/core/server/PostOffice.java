package chat.parley.core.server;

import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.StoreRefusal;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.ServerWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps mail for those who are away, replays it in order when they are back, and lets it go only
/// when they have it.
final class PostOffice {

  /// Mails sent to one client and not answered.
  private static final int WINDOW = 64;

  /// Bytes queued in one session before more mail is read.
  private static final int SESSION_BYTES = 64 * 1024;

  private static final int READ_MAX = 32;
  private static final long EXPIRY_CHECK = 60 * Moment.SECOND;

  /// How long a client may leave mail unanswered before it is sent again: a gate has dropped it, or
  /// its answer. Longer than a client lets mail from strangers wait.
  private static final long ANSWER_PATIENCE = 30 * Moment.SECOND;

  /// The same for mail that the client holds, which is usual while an earlier message is missing.
  private static final long HELD_PATIENCE = 120 * Moment.SECOND;

  private static final long ANSWER_CHECK = 15 * Moment.SECOND;

  private final ServerContext context;
  private final Registrar registrar;
  private final Quotas quotas;
  private final StoreAnswers answers;
  private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
  private final Map<Long, Registrant> readers = new LinkedHashMap<>();
  private final Set<Long> unwritten = new LinkedHashSet<>();
  private long lastMailId;
  private long lastReadToken;
  private long messageMails;
  private long expireAt;
  private long answerCheckAt;

  PostOffice(ServerContext context, Registrar registrar, List<MailIndex> mails) {
    this.context = context;
    this.registrar = registrar;
    this.answers = new StoreAnswers(context, registrar);
    this.quotas = new Quotas(context.settings().mail());
    for (MailIndex mail : mails) {
      add(mail);
      lastMailId = Math.max(lastMailId, mail.id());
    }
    expireAt = context.nanos() + EXPIRY_CHECK;
    answerCheckAt = context.nanos() + ANSWER_CHECK;
  }

  private void add(MailIndex mail) {
    mailboxes.computeIfAbsent(mail.recipient(), _ -> new Mailbox()).add(mail);
    count(mail, 1);
  }

  private void count(MailIndex mail, int sign) {
    quotas.count((long) sign * mail.bytes());
    messageMails += mail.key().receipts() ? 0 : sign;
  }

  private @Nullable MailIndex remove(String recipient, long id) {
    Mailbox mailbox = mailboxes.get(recipient);
    MailIndex mail = mailbox == null ? null : mailbox.remove(id);
    if (mailbox != null && mail != null) {
      count(mail, -1);
      if (mailbox.size() == 0) {
        mailboxes.remove(recipient);
      }
    }
    return mail;
  }

  /// How many mails wait for this nickname.
  int waiting(String recipient) {
    Mailbox mailbox = mailboxes.get(recipient);
    return mailbox == null ? 0 : mailbox.size();
  }

  /// How many mails with messages wait for this nickname.
  int messageMails(String recipient) {
    Mailbox mailbox = mailboxes.get(recipient);
    return mailbox == null ? 0 : mailbox.messageMails();
  }

  /// How many mails with messages wait for anybody.
  long waiting() {
    return messageMails;
  }

  /// Takes a request to keep mail. It is never refused because the recipient seems to be here:
  /// leases lie.
  void store(Registrant from, Frame.Store store) {
    var request = new ServerPromise.Request(from, registrar.shown(from.key()), store);
    MailHeader header = MailHeader.of(store.mail()).orElse(null);
    Optional<StoreRefusal> refusal = judge(from, store, header);
    if (refusal.isPresent() || header == null) {
      answers.refuse(request, refusal.orElse(StoreRefusal.BAD_MAIL));
      return;
    }
    Mailbox mailbox = mailboxes.get(store.recipient());
    int length = store.mail().length;
    Optional<Excess> excess = quotas.room(mailbox, from.identity(), length);
    if (excess.isPresent()) {
      answers.refuse(request, excess.get());
      return;
    }
    MailKey key = key(header);
    if (mailbox != null && mailbox.covers(key)) {
      context.ledger().write(List.of(), new ServerPromise.Confirm(request));
      return;
    }
    excess = quotas.time(context.nanos(), from.identity(), length);
    if (excess.isPresent()) {
      answers.refuse(request, excess.get());
      return;
    }
    if (isOfMessages(store)) {
      context.report(new ServerNotice.SaveRequested(request.sender(), recipientOf(request)));
    }
    keep(request, key, mailbox);
  }

  private static boolean isOfMessages(Frame.Store store) {
    return store.slot() == 0;
  }

  private String recipientOf(ServerPromise.Request request) {
    return registrar.shown(request.store().recipient());
  }

  private static MailKey key(MailHeader header) {
    return new MailKey(
        header.sender(),
        header.incarnation(),
        header.firstSequence(),
        header.lastSequence(),
        header.kind() == MailHeader.Kind.RECEIPTS);
  }

  private Optional<StoreRefusal> judge(
      Registrant from, Frame.Store store, @Nullable MailHeader header) {
    TableEntry recipient = registrar.find(store.recipient());
    if (recipient == null) {
      return Optional.of(StoreRefusal.NO_SUCH_NICKNAME);
    }
    IdentityHash owner = IdentityHash.of(context.crypto(), recipient.identity().identity());
    boolean isProper =
        header != null
            && header.sender().equals(from.identity())
            && header.recipient().equals(owner);
    return isProper ? Optional.empty() : Optional.of(StoreRefusal.BAD_MAIL);
  }

  private void keep(ServerPromise.Request request, MailKey key, @Nullable Mailbox mailbox) {
    Frame.Store store = request.store();
    var writes = new ArrayList<ServerWrite>();
    // They count until they are gone from the disk: if it is full, they stay.
    List<Long> replaced = mailbox == null ? List.of() : mailbox.inSlot(key.sender(), store.slot());
    if (!replaced.isEmpty()) {
      writes.add(new ServerWrite.MailGone(replaced));
    }
    lastMailId++;
    var index =
        new MailIndex(
            lastMailId,
            store.recipient(),
            key,
            store.slot(),
            store.mail().length,
            context.now().wallMillis());
    add(index);
    unwritten.add(index.id());
    quotas.countUnwritten(index.bytes());
    var row = new MailRow(index, store.mail());
    writes.add(new ServerWrite.MailKept(row));
    context.ledger().write(writes, new ServerPromise.Keep(request, row, replaced));
  }

  /// The mail is durable: its sender is told, and its recipient gets it if he is here.
  void kept(ServerPromise.Keep promise) {
    ServerPromise.Request request = promise.request();
    answers.kept(request);
    if (isOfMessages(request.store())) {
      int bytes = request.store().mail().length;
      context.report(new ServerNotice.Saved(request.sender(), recipientOf(request), bytes));
    }
    MailIndex mail = promise.mail().index();
    written(mail);
    promise.replaced().forEach(id -> remove(mail.recipient(), id));
    Registrant recipient = registrar.present(mail.recipient());
    if (recipient == null) {
      return;
    }
    if (recipient.hasPassed(mail.id())) {
      send(recipient, promise.mail());
      return;
    }
    Mailbox mailbox = mailboxes.get(mail.recipient());
    boolean isNext =
        mailbox != null
            && !recipient.isReading()
            && recipient.inFlight() < WINDOW
            && mailbox.after(recipient.replayedUpTo(), 1).equals(List.of(mail.id()));
    if (isNext) {
      send(recipient, promise.mail());
    } else {
      replay(recipient);
    }
  }

  private void written(MailIndex mail) {
    unwritten.remove(mail.id());
    quotas.countUnwritten(-mail.bytes());
  }

  /// Tells a sender that his mail is kept, if that which kept it before has not been refused by the
  /// disk meanwhile.
  void confirm(ServerPromise.Request request) {
    Frame.Store store = request.store();
    Mailbox mailbox = mailboxes.get(store.recipient());
    boolean isKept =
        mailbox != null
            && MailHeader.of(store.mail())
                .map(header -> mailbox.covers(key(header), unwritten))
                .orElse(false);
    if (isKept) {
      answers.kept(request);
    } else {
      answers.refuse(request, StoreRefusal.BUSY);
    }
  }

  /// The disk is full: the mail is not kept, and what it was to replace still is.
  void notKept(ServerPromise.Keep promise) {
    MailIndex mail = promise.mail().index();
    written(mail);
    remove(mail.recipient(), mail.id());
    answers.refuse(promise.request(), StoreRefusal.DISK);
  }

  /// Sends the next mails to a client, as far as its window allows.
  void replay(Registrant registrant) {
    Mailbox mailbox = mailboxes.get(registrant.key());
    int room = Math.min(READ_MAX, WINDOW - registrant.inFlight());
    if (mailbox == null
        || registrant.isReading()
        || room <= 0
        || registrant.session().outstandingBytes() > SESSION_BYTES) {
      return;
    }
    List<Long> ids = mailbox.after(registrant.replayedUpTo(), room);
    if (ids.isEmpty()) {
      return;
    }
    read(registrant, ids);
  }

  private void read(Registrant registrant, List<Long> ids) {
    registrant.reading(ids.getLast());
    lastReadToken++;
    readers.put(lastReadToken, registrant);
    context.put(new Output.ReadMail(lastReadToken, ids));
  }

  /// Mails have been read.
  void read(long token, List<MailRow> mails) {
    Registrant registrant = readers.remove(token);
    if (registrant == null || registrar.present(registrant.key()) != registrant) {
      return;
    }
    registrant.hasRead();
    mails.forEach(mail -> send(registrant, mail));
    replay(registrant);
  }

  private void send(Registrant registrant, MailRow mail) {
    registrant.sent(mail.index().id(), context.nanos());
    registrant.session().send(new Frame.Mail(mail.index().id(), mail.mail()));
  }

  /// A client has taken mails into its history, or holds some until an earlier message arrives.
  void taken(Registrant registrant, Frame.MailTaken frame) {
    var gone = new ArrayList<Long>();
    int messages = 0;
    for (long id : frame.taken()) {
      registrant.settled(id);
      MailIndex mail = remove(registrant.key(), id);
      if (mail != null) {
        gone.add(id);
        messages += mail.key().receipts() ? 0 : 1;
      }
    }
    frame.held().forEach(registrant::holds);
    if (!gone.isEmpty()) {
      context
          .ledger()
          .write(
              List.of(new ServerWrite.MailGone(gone)),
              new ServerPromise.Deliver(registrant.key(), messages));
    }
    replay(registrant);
  }

  /// Does what is due: sends again what nobody answers, lets mail go that is too old.
  void elapsed() {
    if (context.nanos() >= answerCheckAt) {
      answerCheckAt = context.nanos() + ANSWER_CHECK;
      registrar.present().forEach(this::sendAgain);
    }
    if (context.nanos() < expireAt) {
      return;
    }
    expireAt = context.nanos() + EXPIRY_CHECK;
    long oldest = context.now().wallMillis() - context.settings().mail().lifeMillis();
    var gone = new ArrayList<MailIndex>();
    for (Mailbox mailbox : mailboxes.values()) {
      for (MailIndex mail : mailbox.mails()) {
        if (mail.storedAtMillis() >= oldest) {
          break;
        }
        gone.add(mail);
      }
    }
    gone.forEach(mail -> remove(mail.recipient(), mail.id()));
    if (!gone.isEmpty()) {
      List<Long> ids = gone.stream().map(MailIndex::id).toList();
      context.ledger().write(new ServerWrite.MailGone(ids));
    }
  }

  private void sendAgain(Registrant registrant) {
    long now = context.nanos();
    List<Long> ids = registrant.unanswered(now - ANSWER_PATIENCE);
    if (ids.isEmpty()) {
      ids = registrant.held(now - HELD_PATIENCE);
    }
    Mailbox mailbox = mailboxes.get(registrant.key());
    var lost = new ArrayList<Long>();
    for (long id : ids) {
      if (mailbox == null || !mailbox.has(id)) {
        registrant.settled(id);
      } else if (lost.size() < READ_MAX) {
        lost.add(id);
      }
    }
    if (!lost.isEmpty()) {
      read(registrant, lost);
    }
  }

  long deadline() {
    return mailboxes.isEmpty() ? Moment.NEVER : Math.min(expireAt, answerCheckAt);
  }
}
