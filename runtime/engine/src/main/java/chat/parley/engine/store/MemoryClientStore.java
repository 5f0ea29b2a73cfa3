package chat.parley.engine.store;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.Prekey;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import chat.parley.core.store.TableImage;
import chat.parley.core.store.Write;
import chat.parley.core.table.SortedEntries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client's state that is gone with the process, for tests and for clients without a folder.
///
/// It keeps what an image needs and no more: delivered messages and shown history are let go.
///
/// Safe for use by any thread.
public final class MemoryClientStore implements ClientStore {

  private record Stream(long incarnation, String recipient) {}

  private record Origin(IdentityHash sender, long incarnation) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Executor executor;
  private final Journals journals;
  private final ClientImage image;
  private final Map<Stream, TreeMap<Long, Numbered>> outbox = new LinkedHashMap<>();
  private final Map<Stream, Long> lastSequences = new LinkedHashMap<>();
  private final Map<Origin, HighWater> highWaters = new LinkedHashMap<>();
  private final TreeMap<Long, HistoryRow> unshown = new TreeMap<>();
  private final Map<String, Long> said;
  private final SortedEntries<String> entries = new SortedEntries<>(TableEntry::key);
  private final SortedMap<String, Pin> pins = new TreeMap<>();
  private final Map<Integer, Prekey> prekeys = new LinkedHashMap<>();
  private TableImage table = TableImage.EMPTY;
  private @Nullable ServerPin serverPin;
  private byte[] certificate;
  private long handshakeCounter;
  private long recordSequence;
  private long lastHistoryId;
  private long sentCount;
  private boolean isClosed;

  /// @param place counts sent messages, for their order
  private record Numbered(long place, OutboxRow row) {

    Numbered givenUp(ClientWrite.Erased erased) {
      Item.Message message = row.message();
      boolean isMeant =
          message.target().equals(erased.target())
              && (erased.nickname().isEmpty() || row.recipient().equals(erased.nickname()));
      if (!isMeant) {
        return this;
      }
      var silent =
          new Item.Message(
              message.sequence(), message.sentAtMillis(), message.target(), message.fromBot(), "");
      return new Numbered(
          place,
          new OutboxRow(
              row.incarnation(), row.recipient(), row.identity(), silent, OutboxState.SKIPPED));
    }
  }

  /// A store that begins with this image and answers on this executor, which must keep order:
  /// `Runnable::run` answers before [#persist] returns.
  public MemoryClientStore(ClientImage image, Executor executor) {
    this(image, executor, new MemoryJournals());
  }

  /// A store with these journals.
  public MemoryClientStore(ClientImage image, Executor executor, Journals journals) {
    this.executor = executor;
    this.journals = journals;
    this.image = image;
    this.serverPin = image.serverPin();
    this.certificate = image.certificate();
    this.handshakeCounter = image.handshakeCounter();
    this.recordSequence = image.recordSequence();
    this.lastHistoryId = image.lastHistoryId();
    this.said = new TreeMap<>(image.said());
    image.prekeys().forEach(prekey -> prekeys.put(prekey.id(), prekey));
    image.pins().forEach(pin -> pins.put(pin.nickname(), pin));
    image.highWaters().forEach(this::raise);
    image.unshown().forEach(row -> unshown.put(row.id(), row));
    image.outbox().forEach(this::insert);
    image
        .lastSequences()
        .forEach((recipient, last) ->
            lastSequences.put(new Stream(image.incarnation(), recipient), last));
    replaceTable(image.table());
  }

  /// A store that begins with what this one holds now, as one on disk would when it is opened
  /// again. This one is closed.
  public MemoryClientStore reopened() {
    close();
    return new MemoryClientStore(currentImage(), executor, journals);
  }

  private ClientImage currentImage() {
    lock.lock();
    try {
      var last = new TreeMap<String, Long>();
      lastSequences.forEach((stream, sequence) -> {
        if (stream.incarnation() == image.incarnation()) {
          last.put(stream.recipient(), sequence);
        }
      });
      return new ClientImage(
          image.identity(),
          image.incarnation(),
          handshakeCounter,
          recordSequence,
          List.copyOf(prekeys.values()),
          new TableImage(table.epoch(), table.version(), table.chain(), List.copyOf(entries.all())),
          List.copyOf(pins.values()),
          serverPin,
          certificate,
          outboxInOrder(),
          last,
          List.copyOf(highWaters.values()),
          lastHistoryId,
          List.copyOf(unshown.values()),
          Map.copyOf(said));
    } finally {
      lock.unlock();
    }
  }

  private List<OutboxRow> outboxInOrder() {
    var byPlace = new TreeMap<Long, OutboxRow>();
    for (TreeMap<Long, Numbered> stream : outbox.values()) {
      stream.values().forEach(numbered -> byPlace.put(numbered.place(), numbered.row()));
    }
    return List.copyOf(byPlace.values());
  }

  @Override
  public ClientImage image() {
    return image;
  }

  @Override
  public Journals journals() {
    return journals;
  }

  @Override
  public String damage() {
    return "";
  }

  @Override
  public void persist(List<? extends Write> writes, Consumer<Outcome> done) {
    lock.lock();
    try {
      if (!isClosed) {
        for (Write write : writes) {
          if (!(write instanceof ClientWrite ours)) {
            throw new IllegalArgumentException(write + " is no write of a client");
          }
          apply(ours);
        }
      }
      Outcome outcome = isClosed ? Outcome.FAILED : Outcome.DONE;
      executor.execute(() -> done.accept(outcome));
    } finally {
      lock.unlock();
    }
  }

  private void apply(ClientWrite write) {
    switch (write) {
      case ClientWrite.Sent sent -> insert(sent.row());
      case ClientWrite.Said(var saying) ->
          said.merge(saying.conversation(), saying.number(), Math::max);
      case ClientWrite.ConversationEnded(String conversation) -> said.remove(conversation);
      case ClientWrite.Mark mark -> mark(mark);
      case ClientWrite.Taken taken -> {
        unshown.put(taken.row().id(), taken.row());
        lastHistoryId = Math.max(lastHistoryId, taken.row().id());
        raise(taken.row().highWater());
      }
      case ClientWrite.Raised raised -> raise(raised.highWater());
      case ClientWrite.Forgotten forgotten ->
          highWaters.remove(new Origin(forgotten.sender(), forgotten.incarnation()));
      case ClientWrite.Shown shown -> unshown.headMap(shown.id(), true).clear();
      case ClientWrite.ShownEarly shown -> unshown.remove(shown.id());
      case ClientWrite.Erased erased -> giveUp(erased);
      case ClientWrite.Expired _, ClientWrite.SetAside _ -> {}
      case ClientWrite.TableReplaced replaced -> replaceTable(replaced.table());
      case ClientWrite.TableChanged changed ->
          changeTable(
              new TableImage(
                  changed.epoch(), changed.version(), changed.chain(), changed.changes()));
      case ClientWrite.Pinned pinned -> pins.put(pinned.pin().nickname(), pinned.pin());
      case ClientWrite.PinnedServer server -> serverPin = server.pin();
      case ClientWrite.Unpinned(String nickname) -> pins.remove(nickname);
      case ClientWrite.UnpinnedServer _ -> serverPin = null;
      case ClientWrite.Certified certified -> certificate = certified.certificate();
      case ClientWrite.Reserved reserved -> handshakeCounter = reserved.next();
      case ClientWrite.PrekeyMade made -> {
        prekeys.put(made.prekey().id(), made.prekey());
        recordSequence = made.recordSequence();
      }
      case ClientWrite.PrekeyGone gone -> prekeys.remove(gone.id());
    }
  }

  private void insert(OutboxRow row) {
    var stream = new Stream(row.incarnation(), row.recipient());
    long sequence = row.message().sequence();
    lastSequences.merge(stream, sequence, Math::max);
    if (!row.state().isFinal()) {
      outbox
          .computeIfAbsent(stream, _ -> new TreeMap<>())
          .put(sequence, new Numbered(sentCount++, row));
    }
  }

  private void mark(ClientWrite.Mark mark) {
    TreeMap<Long, Numbered> stream = outbox.get(new Stream(mark.incarnation(), mark.recipient()));
    if (stream == null || mark.first() > mark.last()) {
      return;
    }
    SortedMap<Long, Numbered> marked = stream.subMap(mark.first(), true, mark.last(), true);
    if (mark.state().isFinal()) {
      marked.clear();
    } else {
      marked.replaceAll(
          (_, numbered) -> new Numbered(numbered.place(), numbered.row().in(mark.state())));
    }
  }

  /// Of what can be erased, it keeps nothing but the outbox.
  private void giveUp(ClientWrite.Erased erased) {
    if (erased.outbox()) {
      outbox.values().forEach(rows -> rows.replaceAll((_, each) -> each.givenUp(erased)));
    }
  }

  private void raise(HighWater highWater) {
    highWaters.put(new Origin(highWater.sender(), highWater.incarnation()), highWater);
  }

  private void replaceTable(TableImage fresh) {
    entries.clear();
    changeTable(fresh);
  }

  private void changeTable(TableImage changes) {
    table = new TableImage(changes.epoch(), changes.version(), changes.chain(), List.of());
    changes.entries().forEach(entries::put);
  }

  /// Does nothing but refuse what comes later.
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
    } finally {
      lock.unlock();
    }
  }
}
