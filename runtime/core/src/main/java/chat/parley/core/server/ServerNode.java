package chat.parley.core.server;

import chat.parley.api.server.Admission;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.Refusal;
import chat.parley.core.packet.StoreRefusal;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.packet.Utf8;
import chat.parley.core.session.Means;
import chat.parley.core.session.Rates;
import chat.parley.core.session.Role;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.Ledger;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerImage;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.table.TableLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The server as a state machine: hands what happens to the machine that it concerns.
///
/// ```text
/// datagrams ─┐                        ┌─ Registrar ── table, leases, certificates
/// timers ────┼─ ServerNode ─ Sessions ┼─ Admissions ─ whom the owner is asked about
/// commits ───┘                        └─ PostOffice ─ mailboxes
/// ```
public final class ServerNode implements Node {

  private static final long MINUTE = 60 * Moment.SECOND;

  private final ServerContext context;
  private final Sessions sessions;
  private final Ledger<ServerPromise> ledger;
  private final Registrar registrar;
  private final Admissions admissions;
  private final PostOffice postOffice;

  /// How often each client's REGISTER is looked at: one may cost a signature and a broadcast.
  private final Rates<PublicKey> registrations;

  private boolean hasBegun;
  private boolean isClosing;
  private boolean hasStopped;

  /// A server that starts from this durable state. It serves nobody before its new epoch is
  /// durable.
  public ServerNode(ServerSettings settings, ServerImage image, Means means, Moment now) {
    long epoch = Math.max(image.epoch() + 1, now.wallMillis() / 1000);
    sessions =
        new Sessions(
            new Sessions.Setup(
                means, image.identity().agreement(), Role.CLIENT_TO_SERVER, true, epoch << 20));
    sessions.presentPayload(image.identity().signing().publicKey().bytes());
    context = new ServerContext(settings, image.identity(), means, sessions);
    context.begin(now, _ -> {});
    ledger = context.ledger();
    List<TableEntry> entries =
        image.names().stream()
            .map(NameRow::entry)
            .map(entry -> entry.withPresence(EntryPresence.OFFLINE))
            .toList();
    registrar = new Registrar(context, new TableLog(means.crypto(), epoch, entries));
    registrations = Rates.of(settings.names().registrationsPerMinute(), MINUTE);
    admissions = new Admissions(context);
    postOffice = new PostOffice(context, registrar, image.mails());
    ledger.write(List.of(new ServerWrite.EpochBegun(epoch)), new ServerPromise.Begin());
  }

  @Override
  public void step(Moment now, Input input, Consumer<Output> out) {
    context.begin(now, out);
    if (hasStopped) {
      return;
    }
    switch (input) {
      case Input.Datagram(var from, byte[] bytes) -> {
        if (hasBegun) {
          sessions.received(now, from, bytes);
        }
      }
      case Input.DeadlinePassed _ -> {
        sessions.elapsed(now);
        registrar.elapsed();
        admissions.elapsed().forEach(it -> refuse(it, "nobody has decided about it in time"));
        postOffice.elapsed();
      }
      case Input.Persisted(long token, Outcome outcome) -> persisted(token, outcome);
      case Input.MailRead(long token, var mails) -> postOffice.read(token, mails);
      case Input.Judged(long token, var verdict) -> judged(token, verdict);
      case Input.Asked(Command command) -> asked(command);
    }
    takeEvents();
  }

  private void asked(Command command) {
    switch (command) {
      case Command.Close _ -> {
        isClosing = true;
        for (Registrant registrant : registrar.present()) {
          registrant.session().close(CloseCode.SHUTDOWN, "the server is shutting down");
        }
      }
      case Command.JudgeRegistrations(boolean isOn) -> admissions.ask(isOn).forEach(this::admit);
      case Command.ToClient _ -> throw new IllegalStateException("a server is no client");
    }
  }

  private void persisted(long token, Outcome outcome) {
    if (outcome == Outcome.FAILED) {
      hasStopped = true;
      context.put(new Output.Stopped("the disk has failed; restart to go on from what is on it"));
      return;
    }
    boolean isFull = outcome == Outcome.FULL;
    Ledger.Finished<ServerPromise> finished = ledger.finished(context.now(), token, isFull);
    finished.kept().forEach(this::keep);
    finished.refused().forEach(this::refuse);
    if (isFull) {
      context.report(new ServerNotice.DiskRefused("the disk is full"));
    }
  }

  private void keep(ServerPromise promise) {
    switch (promise) {
      case ServerPromise.Begin _ -> {
        hasBegun = true;
        context.report(new ServerNotice.TableChanged(1));
      }
      case ServerPromise.Confirm(var request) -> postOffice.confirm(request);
      case ServerPromise.Deliver(String recipient, int count) -> {
        if (count > 0) {
          context.report(new ServerNotice.MailDelivered(registrar.shown(recipient), count));
        }
      }
      case ServerPromise.Keep kept -> postOffice.kept(kept);
      case ServerPromise.Welcome(Arrival arrival) -> welcome(arrival);
    }
  }

  private void refuse(ServerPromise promise) {
    switch (promise) {
      case ServerPromise.Keep kept -> postOffice.notKept(kept);
      case ServerPromise.Welcome(Arrival arrival) -> registrar.notKept(arrival);
      case ServerPromise.Begin _, ServerPromise.Confirm _, ServerPromise.Deliver _ -> {}
    }
  }

  private void takeEvents() {
    for (SessionEvent event = sessions.poll(); event != null; event = sessions.poll()) {
      take(event);
    }
  }

  private void take(SessionEvent event) {
    switch (event) {
      case SessionEvent.Opened(Session session) -> registrar.moveTo(session);
      case SessionEvent.Received(Session session, Frame.Whole frame) -> received(session, frame);
      case SessionEvent.Moved(Session session, var address) -> registrar.movedTo(session, address);
      case SessionEvent.Closed(Session session, SessionEvent.End end) -> closed(session, end);
      case SessionEvent.Discovered _, SessionEvent.Silent _, SessionEvent.Unanswered _ -> {}
    }
  }

  private void closed(Session session, SessionEvent.End end) {
    registrar.forget(session);
    admissions.forget(session);
    Registrant registrant = registrar.on(session);
    // When it is we who leave, nobody else has.
    if (registrant != null && registrant.session() == session && !isClosing) {
      registrar.leave(registrant, end instanceof SessionEvent.End.TimedOut);
    }
  }

  private void received(Session session, Frame.Whole frame) {
    if (!(frame instanceof Frame.FromClient fromClient)) {
      return;
    }
    if (fromClient instanceof Frame.Register register) {
      register(new Arrival(session, register));
      return;
    }
    Registrant registrant = registrar.on(session);
    if (registrant == null) {
      answerStranger(session, fromClient);
      return;
    }
    fromRegistrant(registrant, fromClient);
  }

  private void register(Arrival arrival) {
    if (!registrations.take(context.nanos(), arrival.session().remoteStatic())) {
      // He asks again with his next heartbeat.
      return;
    }
    if (isInOrder(arrival)) {
      // Whoever is here was admitted, and stays so until he leaves.
      boolean isPresent = registrar.present(arrival.key()) != null;
      if (isPresent || admissions.admits(arrival, registrar.find(arrival.key()) == null)) {
        take(arrival);
      }
    }
  }

  /// Whether there is nothing against it; otherwise this is its answer.
  private boolean isInOrder(Arrival arrival) {
    if (registrar.hasDeparted(arrival.session())) {
      arrival.session().send(new Frame.Deregistered());
      return false;
    }
    Optional<Objection> objection = registrar.judge(arrival);
    objection.ifPresent(it -> registrar.refuse(arrival, it));
    return objection.isEmpty();
  }

  private void judged(long token, Admission.Verdict verdict) {
    Arrival arrival = admissions.answered(token);
    if (arrival != null) {
      switch (verdict) {
        case Admission.Verdict.Admit _ -> admit(arrival);
        case Admission.Verdict.Refuse(String why) -> refuse(arrival, why);
      }
    }
  }

  /// Meanwhile the nickname may have become somebody else's.
  private void admit(Arrival arrival) {
    if (isInOrder(arrival)) {
      take(arrival);
    }
  }

  private void refuse(Arrival arrival, String why) {
    registrar.refuse(arrival, new Objection(Refusal.NOT_ALLOWED, Utf8.cut(why, Limits.REASON_MAX)));
  }

  private void take(Arrival arrival) {
    if (registrar.record(arrival)) {
      welcome(arrival);
    }
  }

  private void welcome(Arrival arrival) {
    if (registrar.hasDeparted(arrival.session())) {
      registrar.remember(arrival);
      return;
    }
    postOffice.replay(registrar.welcome(arrival, postOffice.waiting(arrival.key())));
  }

  /// Somebody with a session, but without a registration: his lease has ended, or we were
  /// restarted.
  private static void answerStranger(Session session, Frame.FromClient frame) {
    if (frame instanceof Frame.Store store) {
      session.send(new Frame.NotStored(store.id(), StoreRefusal.NOT_REGISTERED));
    } else {
      session.send(new Frame.Deregistered());
    }
  }

  private void fromRegistrant(Registrant registrant, Frame.FromClient frame) {
    switch (frame) {
      case Frame.Deregister _ -> {
        registrant.session().send(new Frame.Deregistered());
        registrar.depart(registrant);
      }
      case Frame.Heartbeat heartbeat -> registrar.heartbeat(registrant, heartbeat);
      case Frame.Lookup(String nickname) -> registrar.lookup(registrant, nickname);
      case Frame.MailTaken taken -> postOffice.taken(registrant, taken);
      case Frame.Register _ -> throw new IllegalStateException("handled before");
      case Frame.Store store -> postOffice.store(registrant, store);
      case Frame.TableWanted(long epoch, long version) ->
          registrar.sync(registrant, epoch, version);
      case Frame.Watch(boolean all, List<String> nicknames) -> registrant.watch(all, nicknames);
    }
  }

  @Override
  public void flush(Moment now, Consumer<Output> out) {
    context.begin(now, out);
    if (hasStopped) {
      return;
    }
    registrar.publish();
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
    long own = Math.min(registrar.deadline(), postOffice.deadline());
    long others = Math.min(sessions.deadline(), ledger.deadline());
    return Math.min(Math.min(own, others), admissions.deadline());
  }

  /// How many mails with messages wait for anybody.
  public long mailWaiting() {
    return postOffice.waiting();
  }

  /// For how many handshakes keys were agreed upon since the start.
  public long keyAgreements() {
    return sessions.counters().agreements();
  }

  /// What fits on a screen.
  ///
  /// @param max of entries that are told of
  public Glance glance(int max) {
    return Glance.of(registrar, postOffice, max);
  }

  /// The table, by key.
  public List<TableEntry> table() {
    return List.copyOf(registrar.entries());
  }
}
