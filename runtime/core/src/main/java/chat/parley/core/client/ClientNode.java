package chat.parley.core.client;

import chat.parley.api.Event;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.message.Inbox;
import chat.parley.core.message.Outbox;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.Ledger;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client as a state machine: hands what happens to the machine that it concerns.
///
/// ```text
/// commands ─┐                        ┌─ Registration ── server
/// datagrams ┼─ ClientNode ─ Sessions ┼─ Dispatch ── Outbox, PeerLinks, Courier
/// timers ───┤                        ├─ Reception ─ Inbox, Receipts
/// commits ──┘                        └─ Directory ─ table, pins
/// ```
public final class ClientNode implements Node {

  /// Handshake counters that are reserved on disk at once.
  private static final long COUNTERS_RESERVED = 1L << 20;

  private final ClientContext context;
  private final Sessions sessions;
  private final Ledger<Promise> ledger;
  private final OwnRecord record;
  private final Directory directory;
  private final PeerLinks links;
  private final Registration registration;
  private final Acceptance acceptance;
  private final Dispatch dispatch;
  private final Receipts receipts;
  private final Reception reception;
  private final Answers answers;
  private final Examiner examiner;
  private final List<HistoryRow> unshown;
  private long renewAt;
  private long knownEpoch;
  private boolean hasBegun;
  private boolean isRegisterWanted;
  private boolean isClosing;
  private boolean hasStopped;

  /// A client that starts from this durable state; silent until [Command.Register].
  public ClientNode(ClientSettings settings, ClientImage image, Means means, Moment now) {
    sessions =
        new Sessions(
            new Sessions.Setup(
                means,
                image.identity().agreement(),
                Role.PEER_TO_PEER,
                false,
                image.handshakeCounter()));
    sessions.presentPayload(image.certificate());
    context = new ClientContext(settings, image.identity(), means, sessions);
    context.begin(now, _ -> {});
    ledger = context.ledger();
    record = new OwnRecord(context, image);
    directory = new Directory(context, image);
    links = new PeerLinks(context, directory);
    registration = new Registration(context, record, directory, image.serverPin());
    var courier = new Courier(context, directory, registration);
    var outbox = new Outbox(image.incarnation(), image.outbox(), image.lastSequences());
    var fate = new Fate(context, directory);
    var parts = new Parts(context, directory, links, registration, courier, outbox, fate);
    dispatch = new Dispatch(parts);
    acceptance = new Acceptance(parts, dispatch);
    receipts = new Receipts(parts);
    answers = new Answers(parts, dispatch, receipts);
    var inbox = new Inbox(image.highWaters(), image.lastHistoryId());
    reception = new Reception(parts, dispatch, receipts, inbox, record);
    dispatch.loopTo(reception::own);
    examiner = new Examiner(parts, image.certificate());
    unshown = image.unshown();
    renewAt = now.nanos() + record.renewInNanos();
    links.trustCertificatesBy(registration.trust().signing());
    ledger.write(
        List.of(new ClientWrite.Reserved(image.handshakeCounter() + COUNTERS_RESERVED)),
        new Promise.Begin());
  }

  @Override
  public void step(Moment now, Input input, Consumer<Output> out) {
    context.begin(now, out);
    if (hasStopped) {
      return;
    }
    switch (input) {
      case Input.Datagram(var from, byte[] bytes) -> sessions.received(now, from, bytes);
      case Input.DeadlinePassed _ -> elapsed();
      case Input.Persisted(long token, Outcome outcome) -> persisted(token, outcome);
      case Input.MailRead _ ->
          throw new IllegalStateException("a client reads no mail from its store");
      case Input.Judged _ -> throw new IllegalStateException("nobody registers at a client");
      case Input.Asked(Command command) -> asked(command);
    }
    takeEvents();
  }

  private void asked(Command command) {
    switch (command) {
      case Command.Register _ -> {
        isRegisterWanted = !hasBegun;
        if (hasBegun) {
          registration.register();
        }
      }
      case Command.Deregister _ -> {
        isRegisterWanted = false;
        registration.deregister();
      }
      case Command.Send send -> acceptance.send(send);
      case Command.Present(var presence, var rooms, var status) ->
          registration.present(presence, rooms, status);
      case Command.Trust(String nickname) -> heed(nickname, directory.trust(nickname));
      case Command.Forget(String nickname) -> heed(nickname, directory.forget(nickname));
      case Command.ForgetServer _ -> registration.trust().forget(directory.replica());
      case Command.Verify(String nickname) -> directory.verify(nickname);
      case Command.Measure(String nickname) -> links.measure(nickname);
      case Command.Sound(String nickname, int bytes) -> links.sound(nickname, bytes);
      case Command.Shown(long historyId) ->
          ledger.writeLazily(context.now(), new ClientWrite.Shown(historyId));
      case Command.ShownEarly(long historyId) ->
          ledger.writeLazily(context.now(), new ClientWrite.ShownEarly(historyId));
      case Command.EndConversation(String conversation) ->
          ledger.write(new ClientWrite.ConversationEnded(conversation));
      case Command.Close _ -> {
        isClosing = true;
        registration.stop();
        links.closeAll();
      }
      case Command.ToServer _ -> throw new IllegalStateException("a client is no server");
    }
  }

  /// The keys that somebody shows may be trusted now that were not.
  private void heed(String nickname, boolean isNews) {
    if (isNews) {
      dispatch.trusted(nickname);
      reception.tableChanged();
    }
  }

  private void persisted(long token, Outcome outcome) {
    if (outcome == Outcome.FAILED) {
      hasStopped = true;
      context.put(new Output.Stopped("the disk has failed; restart to go on from what is on it"));
      return;
    }
    boolean isFull = outcome == Outcome.FULL;
    Ledger.Finished<Promise> finished = ledger.finished(context.now(), token, isFull);
    finished.kept().forEach(this::keep);
    for (Promise refused : finished.refused()) {
      if (refused instanceof Promise.Accept accept) {
        acceptance.refused(accept);
      }
    }
    if (isFull && finished.refused().isEmpty()) {
      context.tell(new Event.DiskRefused("what others send"));
    }
  }

  private void keep(Promise promise) {
    switch (promise) {
      case Promise.Begin _ -> {
        hasBegun = true;
        unshown.forEach(row -> context.put(new Output.Show(row)));
        if (isRegisterWanted) {
          registration.register();
        }
      }
      case Promise.Accept accept -> acceptance.accepted(accept);
      case Promise.Receive receive -> reception.received(receive);
      case Promise.SetMailAside aside -> reception.setAside(aside);
      case Promise.Renew _ -> registration.renew();
    }
  }

  private void elapsed() {
    sessions.elapsed(context.now());
    boolean wasPresent = registration.isPresent();
    registration.elapsed();
    if (wasPresent && !registration.isPresent()) {
      dispatch.serverLost();
    }
    acceptance.elapsed();
    dispatch.elapsed();
    receipts.elapsed();
    answers.elapsed();
    reception.elapsed();
    if (context.nanos() >= renewAt) {
      if (record.renew()) {
        ledger.write(List.of(), new Promise.Renew());
      }
      renewAt = context.nanos() + record.renewInNanos();
    }
  }

  private void takeEvents() {
    boolean wasPresent = registration.isPresent();
    for (SessionEvent event = sessions.poll(); event != null; event = sessions.poll()) {
      take(event);
    }
    if (wasPresent && !registration.isPresent()) {
      dispatch.serverLost();
    }
    if (registration.goesOffline()) {
      links.closeAll();
    }
  }

  private void take(SessionEvent event) {
    switch (event) {
      case SessionEvent.Opened(Session session) -> opened(session);
      case SessionEvent.Received(Session session, Frame.Whole frame) -> received(session, frame);
      case SessionEvent.Silent(Session session) -> registration.silent(session);
      case SessionEvent.Moved _ -> {}
      case SessionEvent.Closed(Session session, SessionEvent.End end) -> closed(session, end);
      case SessionEvent.Discovered(var _, PublicKey key) -> registration.discovered(key);
      case SessionEvent.Unanswered _ -> registration.unanswered();
    }
  }

  private void opened(Session session) {
    if (registration.owns(session)) {
      registration.opened(session);
      if (session.predecessor() == null) {
        reception.serverOpened();
      }
      return;
    }
    Peer peer = links.opened(session);
    if (peer != null) {
      receipts.peerOpened(peer);
      dispatch.peerOpened(peer.key(), session.predecessor() != null);
    }
  }

  private void closed(Session session, SessionEvent.End end) {
    if (registration.owns(session)) {
      boolean wasPresent = registration.isPresent();
      registration.closed(session, end);
      if (wasPresent) {
        dispatch.serverLost();
      }
      return;
    }
    String key = links.closed(session, end);
    if (key != null) {
      dispatch.peerLost(key);
    }
  }

  private void received(Session session, Frame.Whole frame) {
    switch (frame) {
      case Frame.FromServer fromServer when registration.owns(session) ->
          fromServer(session, fromServer);
      case Frame.FromPeer fromPeer when !registration.owns(session) -> fromPeer(session, fromPeer);
      case Frame.FromServer _, Frame.FromPeer _, Frame.FromClient _ -> {
        // Of the wrong kind for this session: a fault of the other side, answered by nothing.
      }
    }
  }

  private void fromPeer(Session session, Frame.FromPeer frame) {
    Peer peer = links.owner(session);
    if (peer == null) {
      return;
    }
    switch (frame) {
      case Frame.Text text -> reception.text(peer, text);
      case Frame.Receipt(long incarnation, long upTo) ->
          dispatch.receipt(peer.key(), incarnation, upTo);
    }
  }

  private void fromServer(Session session, Frame.FromServer frame) {
    switch (frame) {
      case Frame.Registered registered -> registered(session, registered);
      case Frame.Refused refused -> registration.refused(refused);
      case Frame.Deregistered _ -> registration.deregistered();
      case Frame.Pulse(long epoch, long version) -> directory.expect(epoch, version);
      case Frame.Found found -> acceptance.found(found);
      case Frame.Stored stored -> answers.stored(stored);
      case Frame.NotStored notStored -> answers.notStored(notStored);
      case Frame.OverLimit overLimit -> answers.overLimit(overLimit);
      case Frame.Mail mail -> reception.mail(mail);
      case Frame.Delta delta -> tableChanged(directory.apply(delta));
      case Frame.Snapshot snapshot -> tableChanged(directory.apply(snapshot));
    }
  }

  private void registered(Session session, Frame.Registered frame) {
    boolean wasPresent = registration.isPresent();
    registration.registered(session, frame);
    examiner.registered(frame);
    if (!wasPresent && registration.isPresent()) {
      links.trustCertificatesBy(registration.trust().signing());
      reception.registered(frame.waiting());
      boolean isOtherEpoch = frame.epoch() != knownEpoch;
      knownEpoch = frame.epoch();
      answers.abandon();
      dispatch.serverOpened(isOtherEpoch);
    }
  }

  private void tableChanged(List<String> keys) {
    if (!keys.isEmpty()) {
      reception.tableChanged();
      dispatch.entriesChanged(keys);
    }
  }

  @Override
  public void flush(Moment now, Consumer<Output> out) {
    context.begin(now, out);
    if (hasStopped) {
      return;
    }
    dispatch.attendAll();
    reception.writeAll();
    receipts.giveAll();
    Frame.TableWanted question = directory.question();
    if (question != null) {
      registration.send(question);
    }
    directory.announce();
    Ledger.@Nullable Batch batch = ledger.next(now);
    if (batch != null) {
      out.accept(new Output.Persist(batch.token(), batch.writes()));
    }
    sessions.flush(now, (to, bytes) -> out.accept(new Output.Send(to, bytes)));
    takeEvents();
    if (isClosing && ledger.isSettled()) {
      hasStopped = true;
      out.accept(new Output.Stopped(""));
    }
  }

  @Override
  public long deadline() {
    if (hasStopped) {
      return Moment.NEVER;
    }
    long network = Math.min(sessions.deadline(), registration.deadline());
    long messages = Math.min(dispatch.deadline(), receipts.deadline());
    messages = Math.min(messages, answers.deadline());
    long rest = Math.min(reception.deadline(), directory.deadline());
    long own = Math.min(Math.min(ledger.deadline(), acceptance.deadline()), renewAt);
    return Math.min(Math.min(network, messages), Math.min(rest, own));
  }

  /// The table as this client knows it, by key.
  public List<TableEntry> table() {
    return List.copyOf(directory.entries());
  }

  /// Whose keys this client knows.
  public List<Pin> pins() {
    return directory.pins();
  }

  /// The keys that the server is trusted to have; null if there are none.
  public @Nullable ServerPin serverPin() {
    return registration.trust().pin();
  }

  /// What this client knows of the server, and of the way to the nickname of this key.
  public Checkup checkup(Moment now, String key) {
    context.begin(now, _ -> {});
    return examiner.checkup(key);
  }

  /// Whether the server has registered us and is heard of.
  public boolean isRegistered() {
    return registration.isPresent();
  }
}
