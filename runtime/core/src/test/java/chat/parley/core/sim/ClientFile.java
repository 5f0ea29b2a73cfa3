package chat.parley.core.sim;

import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.Prekey;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.TableImage;
import chat.parley.core.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The durable state of a client: what [ClientImage] is made of, and all that was ever sent and
/// received.
final class ClientFile implements DurableState {

  /// As far as a store skips that finds itself restored.
  private static final long HANDSHAKES_SKIPPED = 1L << 40;

  private static final long RECORDS_SKIPPED = 1L << 20;

  /// Names a message that was sent.
  record SentKey(long incarnation, String recipient, long sequence) {}

  /// Names a message that was received.
  record TakenKey(IdentityHash sender, long incarnation, long sequence) {}

  /// Names a stream of messages that come in.
  record StreamKey(IdentityHash sender, long incarnation) {}

  private final Identity identity;
  private long incarnation;
  private final List<Prekey> prekeys = new ArrayList<>();
  private final TreeMap<String, TableEntry> entries = new TreeMap<>();
  private final TreeMap<String, Pin> pins = new TreeMap<>();
  private final Map<SentKey, OutboxRow> outbox = new LinkedHashMap<>();
  private final TreeMap<String, Long> lastSequences = new TreeMap<>();
  private final Map<StreamKey, HighWater> highWaters = new LinkedHashMap<>();
  private final Map<TakenKey, HistoryRow> taken = new LinkedHashMap<>();
  private final TreeMap<Long, HistoryRow> history = new TreeMap<>();
  private final List<String> setAside = new ArrayList<>();
  private final TreeMap<String, Long> said = new TreeMap<>();
  private TableImage table = TableImage.EMPTY;
  private @Nullable ServerPin serverPin;
  private byte[] certificate = {};
  private long handshakeCounter;
  private long recordSequence;
  private final Set<Long> shownEarly = new HashSet<>();
  private long shown;

  ClientFile(Identity identity, long incarnation) {
    this.identity = identity;
    this.incarnation = incarnation;
  }

  @Override
  public void apply(Write write) {
    switch (write) {
      case ClientWrite.Sent(var row) -> send(row);
      case ClientWrite.Mark mark -> mark(mark);
      case ClientWrite.Taken(var row) -> take(row);
      case ClientWrite.Raised(var water) -> raise(water);
      case ClientWrite.Forgotten(var sender, var stream) ->
          highWaters.remove(new StreamKey(sender, stream));
      case ClientWrite.Shown(var id) -> shown = Math.max(shown, id);
      case ClientWrite.ShownEarly(var id) -> shownEarly.add(id);
      case ClientWrite.Said(var saying) ->
          said.merge(saying.conversation(), saying.number(), Math::max);
      case ClientWrite.ConversationEnded(var conversation) -> said.remove(conversation);
      case ClientWrite.SetAside aside -> setAside.add(aside.reason());
      case ClientWrite.TableReplaced(var next) -> replaceTable(next);
      case ClientWrite.TableChanged change -> changeTable(change);
      case ClientWrite.Pinned(var pin) -> pins.put(pin.nickname(), pin);
      case ClientWrite.PinnedServer(var pin) -> serverPin = pin;
      case ClientWrite.Unpinned(String nickname) -> pins.remove(nickname);
      case ClientWrite.UnpinnedServer _ -> serverPin = null;
      case ClientWrite.Certified(var encoded) -> certificate = encoded;
      case ClientWrite.Reserved(var next) -> handshakeCounter = next;
      case ClientWrite.PrekeyMade(var prekey, var sequence) -> {
        prekeys.add(prekey);
        recordSequence = sequence;
      }
      case ClientWrite.PrekeyGone(var id) -> prekeys.removeIf(prekey -> prekey.id() == id);
      case ClientWrite.Expired _, ClientWrite.Erased _ ->
          throw new IllegalStateException("only an owner writes " + write);
      case ServerWrite stranger -> throw new IllegalStateException("a client writes " + stranger);
    }
  }

  private void send(OutboxRow row) {
    outbox.put(new SentKey(row.incarnation(), row.recipient(), row.message().sequence()), row);
    if (row.incarnation() == incarnation) {
      lastSequences.merge(row.recipient(), row.message().sequence(), Math::max);
    }
  }

  private void mark(ClientWrite.Mark mark) {
    for (long sequence = mark.first(); sequence <= mark.last(); sequence++) {
      outbox.computeIfPresent(
          new SentKey(mark.incarnation(), mark.recipient(), sequence),
          (key, row) -> row.state().isFinal() ? row : row.in(mark.state()));
    }
  }

  private void take(HistoryRow row) {
    history.put(row.id(), row);
    taken.put(new TakenKey(row.sender(), row.incarnation(), row.message().sequence()), row);
    raise(row.highWater());
  }

  private void raise(HighWater water) {
    highWaters.put(new StreamKey(water.sender(), water.incarnation()), water);
  }

  private void replaceTable(TableImage next) {
    table = next;
    entries.clear();
    next.entries().forEach(entry -> entries.put(entry.key(), entry));
  }

  private void changeTable(ClientWrite.TableChanged change) {
    change.changes().forEach(entry -> entries.put(entry.key(), entry));
    table = new TableImage(change.epoch(), change.version(), change.chain(), List.of());
  }

  @Override
  public List<MailRow> mails(List<Long> ids) {
    throw new IllegalStateException("a client reads mail");
  }

  /// A copy of all this, as a backup keeps it.
  ClientFile copy() {
    var copy = new ClientFile(identity, incarnation);
    copy.takeOver(this);
    return copy;
  }

  /// Takes over what a backup has kept, and goes on where nothing can have been used since.
  void restore(ClientFile backup, long next) {
    takeOver(backup);
    incarnation = next;
    lastSequences.clear();
    handshakeCounter += HANDSHAKES_SKIPPED;
    recordSequence += RECORDS_SKIPPED;
  }

  private void takeOver(ClientFile other) {
    replace(prekeys, other.prekeys);
    replace(entries, other.entries);
    replace(pins, other.pins);
    replace(outbox, other.outbox);
    replace(lastSequences, other.lastSequences);
    replace(highWaters, other.highWaters);
    replace(taken, other.taken);
    replace(history, other.history);
    replace(setAside, other.setAside);
    replace(said, other.said);
    replace(shownEarly, other.shownEarly);
    table = other.table;
    serverPin = other.serverPin;
    certificate = other.certificate;
    handshakeCounter = other.handshakeCounter;
    recordSequence = other.recordSequence;
    shown = other.shown;
  }

  private static <T> void replace(Collection<T> mine, Collection<T> theirs) {
    mine.clear();
    mine.addAll(theirs);
  }

  private static <K, V> void replace(Map<K, V> mine, Map<K, V> theirs) {
    mine.clear();
    mine.putAll(theirs);
  }

  /// The incarnation that new messages are numbered under.
  long incarnation() {
    return incarnation;
  }

  /// What a client that starts now is given.
  ClientImage image() {
    return new ClientImage(
        identity,
        incarnation,
        handshakeCounter,
        recordSequence,
        List.copyOf(prekeys),
        table(),
        List.copyOf(pins.values()),
        serverPin,
        certificate,
        outbox.values().stream().filter(row -> !row.state().isFinal()).toList(),
        new TreeMap<>(lastSequences),
        List.copyOf(highWaters.values()),
        history.isEmpty() ? 0 : history.lastKey(),
        unshown(),
        new TreeMap<>(said));
  }

  /// The ids of history rows that the user may not have seen.
  List<Long> unshownIds() {
    return unshown().stream().map(HistoryRow::id).toList();
  }

  private List<HistoryRow> unshown() {
    return history.tailMap(shown, false).values().stream()
        .filter(row -> !shownEarly.contains(row.id()))
        .toList();
  }

  /// What a client is given that takes everything for shown.
  static ClientImage withoutUnshown(ClientImage image) {
    return with(image, image.highWaters(), List.of());
  }

  /// What a client is given that knows of no stream how far it has come.
  static ClientImage withoutHighWaters(ClientImage image) {
    return with(image, List.of(), image.unshown());
  }

  private static ClientImage with(
      ClientImage image, List<HighWater> highWaters, List<HistoryRow> unshown) {
    return new ClientImage(
        image.identity(),
        image.incarnation(),
        image.handshakeCounter(),
        image.recordSequence(),
        image.prekeys(),
        image.table(),
        image.pins(),
        image.serverPin(),
        image.certificate(),
        image.outbox(),
        image.lastSequences(),
        highWaters,
        image.lastHistoryId(),
        unshown,
        image.said());
  }

  /// The table as it stands on the disk.
  TableImage table() {
    return new TableImage(
        table.epoch(), table.version(), table.chain(), List.copyOf(entries.values()));
  }

  Identity identity() {
    return identity;
  }

  /// All that was ever sent, in the order of sending.
  Collection<OutboxRow> outbox() {
    return outbox.values();
  }

  @Nullable OutboxRow sent(SentKey key) {
    return outbox.get(key);
  }

  /// All that was ever taken.
  Collection<TakenKey> taken() {
    return taken.keySet();
  }

  /// All that was ever received, by id.
  SortedMap<Long, HistoryRow> history() {
    return history;
  }

  @Nullable HistoryRow taken(TakenKey key) {
    return taken.get(key);
  }

  /// Up to which sequence number this stream has been taken.
  long highWater(IdentityHash sender, long stream) {
    HighWater water = highWaters.get(new StreamKey(sender, stream));
    return water == null ? 0 : water.sequence();
  }

  Collection<HighWater> highWaters() {
    return highWaters.values();
  }

  List<Prekey> prekeys() {
    return prekeys;
  }

  /// Up to which history row the user has seen all.
  long shown() {
    return shown;
  }

  /// Why each mail was set aside that could not be opened.
  List<String> setAside() {
    return setAside;
  }

  static boolean isGivenUp(OutboxState state) {
    return state == OutboxState.SKIPPED || state == OutboxState.FAILED;
  }
}
