package chat.parley.core.server;

import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Refusal;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.Session;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.table.TableLog;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is registered: nicknames and their owners, leases, and the table that tells of them.
///
/// A nickname belongs to the identity that registered it first. A lease that runs out makes its
/// owner offline and never takes his nickname.
final class Registrar {

  private static final long LEASE_CHECK = 5 * Moment.SECOND;

  /// A longer pause between two checks means that this process or machine has slept.
  private static final long SLEPT = 10 * Moment.SECOND;

  private static final int GENERATION_BITS = 20;

  /// What one more client adds to the pause between two broadcasts: a few times what it costs to
  /// tell it something, so that a crowd that comes or goes leaves the server time for the rest.
  private static final long COALESCE_FOR_EACH = Moment.MILLISECOND / 10;

  /// People still see at once who has come.
  private static final long COALESCE_MAX = 200 * Moment.MILLISECOND;

  /// Bytes on their way to a client from which on it is not sent the table again: what it asks for
  /// is most likely among them, and if not, it asks again.
  private static final int SYNC_BYTES = 16 * 1024;

  private final ServerContext context;
  private final TableLog table;
  private final Certificates certificates;
  private final Map<String, Registrant> present = new LinkedHashMap<>();
  private final Map<PublicKey, Registrant> byAgreement = new LinkedHashMap<>();
  private final NewNames newNames;

  /// The sessions in which their clients have said goodbye.
  private final Map<PublicKey, Session> departed = new LinkedHashMap<>();

  private long publishNotBefore = Long.MIN_VALUE;
  private long checkAt;
  private long lastGeneration;
  private boolean isChanged;

  Registrar(ServerContext context, TableLog table) {
    this.context = context;
    this.table = table;
    this.certificates = new Certificates(context);
    this.newNames = new NewNames(context.settings().names());
    table.entries().forEach(entry -> newNames.owned(entry.identity()));
    this.checkAt = context.nanos() + LEASE_CHECK;
    this.lastGeneration = table.epoch() << GENERATION_BITS;
  }

  /// All entries, by key.
  List<TableEntry> entries() {
    return table.entries();
  }

  /// The entry of this key, or null.
  @Nullable TableEntry find(String key) {
    return table.find(key);
  }

  /// The nickname of this key as its owner writes it; the key itself if nobody has it.
  String shown(String key) {
    TableEntry entry = table.find(key);
    return entry == null ? key : entry.identity().nickname();
  }

  /// Who is here under this key, or null.
  @Nullable Registrant present(String key) {
    return present.get(key);
  }

  /// All who are here.
  Collection<Registrant> present() {
    return Collections.unmodifiableCollection(present.values());
  }

  /// Who speaks on this session, or null if he is not registered.
  @Nullable Registrant on(Session session) {
    return byAgreement.get(session.remoteStatic());
  }

  /// Judges a registration; answers what is against it, or nothing.
  Optional<Objection> judge(Arrival arrival) {
    IdentityRecord record = arrival.frame().identity();
    if (!record.agreement().equals(arrival.session().remoteStatic())) {
      return Optional.of(Objection.of(Refusal.BAD_RECORD));
    }
    if (!isNickname(record)) {
      return Optional.of(Objection.of(Refusal.NOT_ALLOWED));
    }
    TableEntry owned = table.find(record.nicknameKey());
    PublicKey owner =
        owned == null ? newNames.owner(record.nicknameKey()) : owned.identity().identity();
    if (owner != null && !owner.equals(record.identity())) {
      return Optional.of(Objection.of(Refusal.TAKEN));
    }
    if (owned == null) {
      Optional<Objection> objection = newNames.judge(context.nanos(), arrival);
      if (objection.isPresent()) {
        return objection;
      }
    }
    boolean isKnown = owned != null && owned.identity().equals(record);
    return isKnown || record.verify(context.crypto())
        ? Optional.empty()
        : Optional.of(Objection.of(Refusal.BAD_RECORD));
  }

  private static boolean isNickname(IdentityRecord record) {
    try {
      return Nickname.of(record.nickname()).key().equals(record.nicknameKey());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Refuses a registration.
  void refuse(Arrival arrival, Objection objection) {
    String detail = objection.detail();
    arrival.session().send(new Frame.Refused(objection.refusal(), detail));
    context.report(new ServerNotice.Refused(arrival.shown(), arrival.session().address(), detail));
  }

  /// Refuses a registration that the full disk has not taken.
  void notKept(Arrival arrival) {
    newNames.notKept(arrival);
    refuse(arrival, Objection.of(Refusal.DISK));
  }

  /// Has a registration written that is in order; [#welcome] follows when it is durable, at once if
  /// there is nothing new to write.
  ///
  /// @return whether there was nothing to write
  boolean record(Arrival arrival) {
    TableEntry owned = table.find(arrival.key());
    TableEntry entry = entry(arrival, owned);
    var write = new ServerWrite.Named(new NameRow(entry, context.now().wallMillis()));
    if (owned != null && owned.identity().equals(entry.identity())) {
      // Who is there does not outlive the server; the rest does, above all who is in which room.
      if (!owned.withPresence(entry.presence()).equals(entry)) {
        context.ledger().writeLazily(context.now(), write);
      }
      return true;
    }
    if (owned == null) {
      newNames.promise(context.nanos(), arrival);
    }
    context.ledger().write(List.of(write), new ServerPromise.Welcome(arrival));
    return false;
  }

  private TableEntry entry(Arrival arrival, @Nullable TableEntry owned) {
    Frame.Register frame = arrival.frame();
    EntryPresence presence =
        frame.presence() == EntryPresence.AWAY ? EntryPresence.AWAY : EntryPresence.ONLINE;
    long generation = owned == null ? ++lastGeneration : owned.generation();
    return new TableEntry(
        frame.identity(),
        generation,
        presence,
        frame.kind(),
        arrival.session().address(),
        frame.rooms(),
        frame.status());
  }

  /// Takes in a registration that is durable, and answers it.
  ///
  /// @param waiting mails in the mailbox
  /// @return who is here now: a new one for each session that a client registers on. One that was
  ///   restarted looks like one that was rekeyed, and knows nothing of the mail sent before
  Registrant welcome(Arrival arrival, int waiting) {
    Session session = arrival.session();
    TableEntry owned = table.find(arrival.key());
    IdentityRecord record = arrival.frame().identity();
    newNames.kept(arrival.key());
    session.isWith(arrival.key());
    TableEntry entry = entry(arrival, owned);
    Registrant before = present.get(arrival.key());
    long since = before == null ? context.now().wallMillis() : before.since();
    Registrant registrant =
        new Registrant(
            arrival.key(), IdentityHash.of(context.crypto(), record.identity()), session, since);
    if (before != null && before.registeredOn() == session) {
      registrant = before;
    } else {
      present.put(arrival.key(), registrant);
      byAgreement.put(session.remoteStatic(), registrant);
    }
    table.put(entry);
    noteChange();
    session.send(
        new Frame.Registered(
            table.epoch(),
            (int) (context.settings().leaseNanos() / Moment.MILLISECOND),
            table.version(),
            certificates.of(entry),
            session.address(),
            waiting));
    bring(registrant, arrival.frame().epoch(), arrival.frame().version());
    if (before == null) {
      context.report(new ServerNotice.Joined(entry, owned == null));
    }
    return registrant;
  }

  /// Takes in a registration that is durable, but whose client has left meanwhile: the nickname is
  /// his, and he is offline.
  void remember(Arrival arrival) {
    newNames.kept(arrival.key());
    if (table.find(arrival.key()) == null) {
      table.put(entry(arrival, null).withPresence(EntryPresence.OFFLINE));
      noteChange();
    }
  }

  /// Whether whoever registers here has said goodbye in this session, or is gone with it. Frames
  /// are repeated and overtake each other, so a registration may arrive after the goodbye that it
  /// was sent before; who wants to come back does so in a new session.
  boolean hasDeparted(Session session) {
    return session.hasEnded() || departed.get(session.remoteStatic()) == session;
  }

  /// Takes a client out that says goodbye.
  void depart(Registrant registrant) {
    Session session = registrant.session();
    departed.put(session.remoteStatic(), session);
    leave(registrant, false);
  }

  /// Forgets a session that has ended.
  void forget(Session session) {
    departed.remove(session.remoteStatic(), session);
  }

  /// Sends what brings a client's copy of the table up to date, unless much is on its way already.
  void sync(Registrant registrant, long epoch, long version) {
    if (registrant.session().outstandingBytes() <= SYNC_BYTES) {
      bring(registrant, epoch, version);
    }
  }

  private void bring(Registrant registrant, long epoch, long version) {
    if (registrant.isWatchingAll()) {
      table.since(epoch, version).forEach(registrant.session()::send);
    }
  }

  /// Answers a heartbeat.
  void heartbeat(Registrant registrant, Frame.Heartbeat frame) {
    registrant.session().send(new Frame.Pulse(table.epoch(), table.version()));
    sync(registrant, frame.epoch(), frame.version());
  }

  /// Answers a lookup.
  void lookup(Registrant registrant, String key) {
    TableEntry entry = table.find(key);
    List<TableEntry> found = entry == null ? List.of() : List.of(entry);
    registrant.session().send(new Frame.Found(key, found));
  }

  /// Takes in that a client's session was rekeyed, perhaps from another address.
  void moveTo(Session next) {
    Session before = next.predecessor();
    Registrant registrant = byAgreement.get(next.remoteStatic());
    if (registrant != null && before != null && registrant.session() == before) {
      registrant.moveTo(next);
      movedTo(next, next.address());
    }
  }

  /// Takes in that a client is seen at another address.
  void movedTo(Session session, Address address) {
    Registrant registrant = on(session);
    TableEntry entry = registrant == null ? null : table.find(registrant.key());
    if (entry != null) {
      table.put(entry.withAddress(address));
      noteChange();
    }
  }

  /// Takes a client out: it is offline from now on, and its nickname stays its own.
  void leave(Registrant registrant, boolean isLeaseEnded) {
    if (!present.remove(registrant.key(), registrant)) {
      return;
    }
    byAgreement.remove(registrant.session().remoteStatic(), registrant);
    TableEntry entry = table.find(registrant.key());
    if (entry != null) {
      table.put(entry.withPresence(EntryPresence.OFFLINE));
      noteChange();
      context.report(new ServerNotice.Departed(entry.identity().nickname(), isLeaseEnded));
    }
  }

  private void noteChange() {
    isChanged |= table.hasChanges();
  }

  /// Does what is due: ends leases.
  void elapsed() {
    long late = context.nanos() - checkAt;
    if (late < 0) {
      return;
    }
    if (late > SLEPT) {
      present.values().forEach(registrant -> registrant.lengthen(late));
    }
    checkAt = context.nanos() + LEASE_CHECK;
    long oldest = context.nanos() - context.settings().leaseNanos();
    for (Registrant registrant : List.copyOf(present.values())) {
      if (registrant.heardAt() < oldest) {
        leave(registrant, true);
      }
    }
  }

  /// Broadcasts what has changed, unless the last time is too short ago.
  void publish() {
    if (!table.hasChanges() || context.nanos() < publishNotBefore) {
      return;
    }
    long pause = Math.min(COALESCE_FOR_EACH * present.size(), COALESCE_MAX);
    publishNotBefore = context.nanos() + Math.max(context.settings().coalesceNanos(), pause);
    List<Frame.Delta> deltas = table.publish();
    for (Registrant registrant : present.values()) {
      for (Frame.Delta delta : deltas) {
        if (registrant.isWatchingAll()) {
          registrant.session().send(delta);
        } else {
          tellWatched(registrant, delta);
        }
      }
    }
    if (isChanged) {
      isChanged = false;
      context.report(new ServerNotice.TableChanged(table.version()));
    }
  }

  private static void tellWatched(Registrant registrant, Frame.Delta delta) {
    for (TableEntry entry : delta.changes()) {
      if (registrant.watches(entry.key())) {
        registrant.session().send(new Frame.Found(entry.key(), List.of(entry)));
      }
    }
  }

  long deadline() {
    long check = present.isEmpty() ? Moment.NEVER : checkAt;
    return table.hasChanges() ? Math.min(check, publishNotBefore) : check;
  }
}
