package chat.parley.core.client;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Pin;
import chat.parley.core.table.SortedEntries;
import chat.parley.core.table.TableNews;
import chat.parley.core.table.TableReplica;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is who: the table as we have it, and which keys we trust for each nickname.
///
/// The table is a hint; an entry's keys count only when its own signature fits and they are those
/// that the nickname was first seen with.
final class Directory {

  /// How long a gap may last before the table is asked for; deltas overtake each other.
  private static final long GAP_PATIENCE = 300 * Moment.MILLISECOND;

  private static final long ASK_AGAIN = 2 * Moment.SECOND;

  /// Identities that are remembered as unknown, so that the table is searched once for each; when
  /// there are more, the search for each begins anew.
  private static final int STRANGERS_MAX = 256;

  private final ClientContext context;
  private final TableReplica replica;
  private final Pins pins;
  private final SortedEntries<PublicKey> byAgreement =
      new SortedEntries<>(entry -> entry.identity().agreement());
  private final Map<PublicKey, IdentityHash> hashes = new LinkedHashMap<>();
  private final Map<IdentityHash, String> byHash = new LinkedHashMap<>();
  private final Map<String, IdentityRecord> verified = new LinkedHashMap<>();
  private final Set<IdentityHash> strangers = new LinkedHashSet<>();
  private final Set<PublicKey> warned = new LinkedHashSet<>();
  private final TableNews news;
  private boolean isExpecting;
  private boolean isChanged;
  private int piecesSeen;
  private long askAt = Moment.NEVER;

  Directory(ClientContext context, ClientImage image) {
    this.context = context;
    this.replica = new TableReplica(context.crypto(), image.tableToBeginWith());
    this.news = new TableNews(context.crypto(), context.settings().nickname().key());
    this.pins = new Pins(image.pins());
    replica.entries().forEach(this::index);
  }

  private void index(TableEntry entry) {
    byAgreement.put(entry);
    if (!strangers.isEmpty()) {
      IdentityHash hash = hashOf(entry);
      if (strangers.remove(hash)) {
        byHash.put(hash, entry.key());
      }
    }
  }

  /// Computed and not kept: few of the many in a table ever write to us.
  private IdentityHash hashOf(TableEntry entry) {
    return IdentityHash.of(context.crypto(), entry.identity().identity());
  }

  /// All entries, by key.
  Collection<TableEntry> entries() {
    return replica.entries();
  }

  /// The table as it is here.
  TableReplica replica() {
    return replica;
  }

  /// The entry of this key, or null.
  @Nullable TableEntry find(String key) {
    return replica.find(key);
  }

  /// Whether the table says that this nickname is online or away.
  boolean isOnline(String key) {
    TableEntry entry = replica.find(key);
    return entry != null && entry.presence() != EntryPresence.OFFLINE;
  }

  /// Takes in where the server's table stands.
  void expect(long epoch, long version) {
    replica.expect(epoch, version);
    isExpecting = true;
    noteGap();
  }

  /// Takes in a delta; answers the keys of the entries that are another now.
  List<String> apply(Frame.Delta delta) {
    return changed(replica.apply(delta));
  }

  /// Takes in a piece of a snapshot; answers the keys of the entries that are another now.
  List<String> apply(Frame.Snapshot piece) {
    long before = replica.epoch();
    TableReplica.Change change = replica.apply(piece);
    if (replica.epoch() != before) {
      news.restarted(context.nanos());
    }
    return changed(change);
  }

  private List<String> changed(TableReplica.Change change) {
    noteGap();
    return switch (change) {
      case TableReplica.Change.None _ -> List.of();
      case TableReplica.Change.Some some -> {
        List<TableEntry> entries = some.entries();
        some.steps().forEach(step -> news.note(step.is().key(), step.was()));
        context
            .ledger()
            .writeLazily(
                context.now(),
                new ClientWrite.TableChanged(
                    replica.epoch(), replica.version(), replica.chain(), entries));
        yield took(entries);
      }
      case TableReplica.Change.Whole(List<TableEntry> before) -> {
        before.forEach(entry -> news.note(entry.key(), entry));
        replica.entries().forEach(entry -> news.note(entry.key(), null));
        context.ledger().writeLazily(context.now(), new ClientWrite.TableReplaced(replica.image()));
        byAgreement.clear();
        strangers.clear();
        yield took(replica.entries());
      }
    };
  }

  private List<String> took(Collection<TableEntry> entries) {
    isChanged = true;
    var keys = new ArrayList<String>(entries.size());
    for (TableEntry entry : entries) {
      index(entry);
      keys.add(entry.key());
      warnOfChangedKey(entry);
    }
    return keys;
  }

  /// Takes in one entry that was looked up.
  void learn(TableEntry entry) {
    if (replica.putMissing(entry)) {
      index(entry);
      warnOfChangedKey(entry);
    }
  }

  /// While pieces of a snapshot keep coming, asking would only bring it a second time.
  private void noteGap() {
    int arrived = replica.piecesArrived();
    if (!replica.hasGap()) {
      askAt = Moment.NEVER;
    } else if (arrived > piecesSeen) {
      askAt = context.nanos() + ASK_AGAIN;
    } else if (askAt == Moment.NEVER) {
      askAt = context.nanos() + GAP_PATIENCE;
    }
    piecesSeen = arrived;
  }

  /// What to tell the server from time to time.
  Frame.Heartbeat heartbeat() {
    return new Frame.Heartbeat(replica.epoch(), replica.version());
  }

  /// What to ask the server for now, or null.
  Frame.@Nullable TableWanted question() {
    if (context.nanos() < askAt) {
      return null;
    }
    askAt = context.nanos() + ASK_AGAIN;
    return new Frame.TableWanted(replica.epoch(), replica.version());
  }

  long deadline() {
    return Math.min(askAt, news.deadline());
  }

  /// Tells of a newer table, once for all changes since the last call, and what they are.
  void announce() {
    if (isChanged) {
      isChanged = false;
      context.tell(new Event.TableChanged(replica.version()));
    }
    news.tell(replica, context.nanos(), context::tell);
    if (isExpecting && !replica.hasGap()) {
      news.follow();
    }
  }

  /// The owner of this nickname, if his keys can be trusted; null otherwise.
  @Nullable Peer trusted(String key) {
    TableEntry entry = replica.find(key);
    if (entry == null || !isProper(entry.identity())) {
      return null;
    }
    if (pins.isChanged(entry.identity())) {
      warnOfChangedKey(entry);
      return null;
    }
    String other = pins.lookAlike(entry.identity());
    if (other != null) {
      warnOfLookAlike(entry, other);
      return null;
    }
    return peer(entry.identity());
  }

  /// Whether the keys shown for this nickname are not those that we know it by.
  boolean hasChangedKey(String key) {
    TableEntry entry = replica.find(key);
    return entry != null && pins.isChanged(entry.identity());
  }

  /// The nickname of somebody else, whose keys we know, that this one looks like; null if there is
  /// none, or we know the keys of this one as well.
  @Nullable String lookAlike(String key) {
    TableEntry entry = replica.find(key);
    return entry == null ? null : pins.lookAlike(entry.identity());
  }

  private boolean isProper(IdentityRecord record) {
    if (record.equals(verified.get(record.nicknameKey()))) {
      return true;
    }
    boolean isProper = Peer.isNickname(record) && record.verify(context.crypto());
    if (isProper) {
      verified.put(record.nicknameKey(), record);
    }
    return isProper;
  }

  private Peer peer(IdentityRecord record) {
    return new Peer(
        Nickname.of(record.nickname()),
        record.identity(),
        hash(record.identity()),
        record.agreement());
  }

  /// The nickname of this key as its owner writes it, if the table knows it.
  Nickname nickname(String key) {
    TableEntry entry = replica.find(key);
    return Nickname.of(
        entry != null && Peer.isNickname(entry.identity()) ? entry.identity().nickname() : key);
  }

  /// The hash of an identity key.
  IdentityHash hash(PublicKey identity) {
    return hashes.computeIfAbsent(identity, missing -> IdentityHash.of(context.crypto(), missing));
  }

  /// The owner of this Noise static key, if he can be trusted; null otherwise.
  @Nullable Peer ownerOf(PublicKey agreement) {
    TableEntry entry = byAgreement.find(agreement);
    Peer peer = entry == null ? null : trusted(entry.key());
    return peer == null || !peer.agreement().equals(agreement) ? null : peer;
  }

  /// The owner of this identity, if he can be trusted; null otherwise.
  @Nullable Peer ownerOf(IdentityHash hash) {
    String key = byHash.get(hash);
    if (key == null || !hashFits(key, hash)) {
      key = search(hash);
    }
    return key == null ? null : trusted(key);
  }

  private @Nullable String search(IdentityHash hash) {
    byHash.remove(hash);
    if (strangers.contains(hash)) {
      return null;
    }
    String key = null;
    for (TableEntry entry : replica.entries()) {
      if (hashOf(entry).equals(hash)) {
        key = entry.key();
      }
    }
    if (key != null) {
      byHash.put(hash, key);
      return key;
    }
    if (strangers.size() == STRANGERS_MAX) {
      strangers.clear();
    }
    strangers.add(hash);
    return null;
  }

  private boolean hashFits(String key, IdentityHash hash) {
    TableEntry entry = replica.find(key);
    return entry != null && hash(entry.identity().identity()).equals(hash);
  }

  /// Whether these keys may stand for a nickname that a certificate names and the table lacks.
  boolean admits(String key, PublicKey identity) {
    Pin pin = pins.of(key);
    return pin == null ? pins.lookAlike(key, identity) == null : pin.identity().equals(identity);
  }

  /// From now on these keys and no others are his, unless he was known before.
  void pin(Peer peer) {
    if (pins.of(peer.key()) == null) {
      put(new Pin(peer.key(), peer.identity(), context.now().wallMillis(), false));
    }
  }

  private void put(Pin pin) {
    pins.put(pin);
    context.ledger().writeLazily(context.now(), new ClientWrite.Pinned(pin));
  }

  /// Trusts the keys that the table shows for this nickname now.
  ///
  /// @return whether they were others than before, or their owner looked like somebody else
  boolean trust(String key) {
    TableEntry entry = replica.find(key);
    Pin granted = entry == null ? null : pins.granted(entry.identity(), context.now().wallMillis());
    if (granted == null) {
      return false;
    }
    warned.remove(granted.identity());
    put(granted);
    return true;
  }

  /// Forgets whose keys this nickname is trusted to have; whether there were any.
  boolean forget(String key) {
    boolean wasKnown = pins.remove(key);
    if (wasKnown) {
      TableEntry entry = replica.find(key);
      warned.removeIf(it -> entry != null && it.equals(entry.identity().identity()));
      context.ledger().write(new ClientWrite.Unpinned(key));
    }
    return wasKnown;
  }

  /// Notes that people have compared the safety words of this nickname's pinned keys; nothing when
  /// there are none.
  void verify(String key) {
    Pin pin = pins.of(key);
    if (pin != null && !pin.verified()) {
      var verified = new Pin(key, pin.identity(), pin.firstSeenMillis(), true);
      pins.put(verified);
      context.ledger().write(new ClientWrite.Pinned(verified));
    }
  }

  /// Whose keys we know.
  List<Pin> pins() {
    return pins.all();
  }

  private void warnOfChangedKey(TableEntry entry) {
    IdentityRecord record = entry.identity();
    Pin pin = pins.of(record.nicknameKey());
    if (pin == null || !pins.isChanged(record) || !warned.add(record.identity())) {
      return;
    }
    if (Peer.isNickname(record)) {
      context.tell(
          new Event.KeyChanged(
              Nickname.of(record.nickname()),
              hash(pin.identity()).toString(),
              hash(record.identity()).toString(),
              pin.verified()));
    }
  }

  private void warnOfLookAlike(TableEntry entry, String other) {
    if (warned.add(entry.identity().identity())) {
      context.tell(
          new Event.LookAlikeRefused(Nickname.of(entry.identity().nickname()), Nickname.of(other)));
    }
  }
}
