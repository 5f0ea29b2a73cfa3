package chat.parley.core.client;

import chat.parley.api.Event;
import chat.parley.core.Moment;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Refusal;
import chat.parley.core.session.Role;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.ServerPin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our standing with the server: finds it, registers, stays registered, leaves.
///
/// ```text
/// Idle --register--> Seeking --Registered--> Present --lost--> Seeking
///                                            Present --deregister--> Leaving --answer--> Idle
/// ```
final class Registration {

  /// Five tries of 500 ms, as long as the ancestor waited.
  private static final long PATIENCE = 2_500 * Moment.MILLISECOND;

  private static final long HEARTBEAT = 25 * Moment.SECOND;
  private static final long DOUBT = 3 * Moment.SECOND;

  /// How long the answer to a registration may take: the server's disk is slow, or the server has
  /// died with our question.
  private static final long ANSWER_PATIENCE = 8 * Moment.SECOND;

  private final ClientContext context;
  private final Introduction introduction;
  private final Directory directory;
  private final ServerTrust trust;
  private @Nullable Session session;
  private State state = State.IDLE;
  private boolean hasBeenPresent;
  private boolean hasEverBeenPresent;
  private boolean isDiscovering;
  private boolean isGoingOffline;
  private boolean isRenewing;
  private long patientUntil = Moment.NEVER;
  private long tryAt = Moment.NEVER;
  private final Backoff backoff;
  private final Provocation provocation;
  private long heartbeatAt = Moment.NEVER;
  private long doubtAt = Moment.NEVER;
  private long answerAt = Moment.NEVER;

  private enum State {
    IDLE,
    SEEKING,
    PRESENT,
    LEAVING
  }

  Registration(
      ClientContext context, OwnRecord record, Directory directory, @Nullable ServerPin pin) {
    this.context = context;
    this.introduction = new Introduction(context, record, directory);
    this.directory = directory;
    this.trust = new ServerTrust(context, pin);
    this.backoff = new Backoff(context);
    this.provocation = new Provocation(context);
  }

  /// Whether the server has registered us and is heard of.
  boolean isPresent() {
    return state == State.PRESENT;
  }

  /// Whether we want to be seen: registered, or trying to be.
  boolean isWanted() {
    return state == State.SEEKING || state == State.PRESENT;
  }

  /// Whether this session is the one with the server.
  boolean owns(Session other) {
    return other.role() == Role.CLIENT_TO_SERVER;
  }

  /// Sends to the server, if it has registered us.
  void send(Frame.FromClient frame) {
    Session open = session;
    if (open != null && state == State.PRESENT) {
      open.send(frame);
    }
  }

  /// Registers, and stays registered.
  void register() {
    if (isWanted()) {
      return;
    }
    if (state == State.LEAVING) {
      // A goodbye holds for its session.
      abandon(CloseCode.SUPERSEDED);
    }
    state = State.SEEKING;
    hasBeenPresent = false;
    patientUntil = context.nanos() + PATIENCE;
    backoff.reset();
    seek();
  }

  /// Tells the server something new about us, if it knows us; else it is told at the registration.
  void present(EntryPresence nextPresence, List<String> nextRooms, String nextStatus) {
    introduction.present(nextPresence, nextRooms, nextStatus);
    renew();
  }

  /// Registers again with what is true now.
  void renew() {
    isRenewing = true;
    send(introduction.frame());
  }

  /// Registers again, since the server says that we are not registered, but not at any pace.
  void renewIfTold() {
    isRenewing = true;
    heartbeatAt = Math.min(heartbeatAt, provocation.answerAt());
  }

  private void seek() {
    tryAt = Moment.NEVER;
    Session open = session;
    if (open != null && open.isOpen()) {
      answerAt = context.nanos() + ANSWER_PATIENCE;
      open.send(introduction.frame());
      return;
    }
    ServerPin known = trust.pin();
    if (known != null) {
      openIfTrusted(known.agreement());
      return;
    }
    isDiscovering = true;
    context.sessions().discover(context.now(), context.settings().server());
  }

  private void openIfTrusted(PublicKey agreement) {
    String objection = trust.objection(agreement);
    if (objection == null) {
      open(agreement);
      return;
    }
    stop();
    context.tell(new Event.Refused(Event.Refusal.SERVER_KEY_CHANGED, objection));
  }

  private void open(PublicKey agreement) {
    Session opening =
        context
            .sessions()
            .open(context.now(), context.settings().server(), agreement, Role.CLIENT_TO_SERVER);
    session = opening;
    if (state != State.LEAVING) {
      opening.send(introduction.frame());
    }
  }

  /// The server has told its key.
  void discovered(PublicKey agreement) {
    isDiscovering = false;
    if (state == State.SEEKING && session == null) {
      openIfTrusted(agreement);
    }
  }

  /// Nobody answers at the server's address.
  void unanswered() {
    if (isDiscovering) {
      isDiscovering = false;
      tryLater();
    }
  }

  private void tryLater() {
    if (state == State.SEEKING) {
      tryAt = context.nanos() + backoff.next();
    }
  }

  /// The session is open: if it took the place of another, that one is done with.
  void opened(Session opened) {
    session = opened;
    if (state == State.LEAVING) {
      opened.send(new Frame.Deregister());
    }
    answerAt = state == State.SEEKING ? context.nanos() + ANSWER_PATIENCE : Moment.NEVER;
  }

  /// Takes in the server's word that we are registered, if we have asked for it.
  void registered(Session on, Frame.Registered frame) {
    boolean isNews = state == State.SEEKING;
    if (on != session || !(isNews || (state == State.PRESENT && isRenewing))) {
      return;
    }
    isRenewing = false;
    state = State.PRESENT;
    tryAt = Moment.NEVER;
    answerAt = Moment.NEVER;
    patientUntil = Moment.NEVER;
    backoff.reset();
    doubtAt = Moment.NEVER;
    heartbeatAt = context.nanos() + context.jittered(HEARTBEAT);
    trust.learn(on);
    if (frame.certificate().length > 0) {
      context.ledger().writeLazily(context.now(), new ClientWrite.Certified(frame.certificate()));
      context.sessions().presentPayload(frame.certificate());
    }
    directory.expect(frame.epoch(), frame.version());
    if (isNews) {
      context.tell(
          hasBeenPresent ? new Event.ServerBack() : new Event.Registered(hasEverBeenPresent));
      hasBeenPresent = true;
      hasEverBeenPresent = true;
    }
  }

  /// Which key the server is trusted to have.
  ServerTrust trust() {
    return trust;
  }

  /// Takes in the server's word that we are not registered. A full disk is a passing trouble for
  /// somebody who was registered before.
  void refused(Frame.Refused frame) {
    if (!isWanted()) {
      return;
    }
    if (frame.refusal() == Refusal.DISK && hasEverBeenPresent) {
      state = State.SEEKING;
      tryLater();
      return;
    }
    stop();
    context.tell(new Event.Refused(Refusals.told(frame.refusal()), frame.detail()));
  }

  /// Leaves; answered by the server, or by our patience.
  void deregister() {
    if (state == State.IDLE || state == State.LEAVING) {
      return;
    }
    send(new Frame.Deregister());
    state = State.LEAVING;
    tryAt = Moment.NEVER;
    patientUntil = context.nanos() + PATIENCE;
  }

  /// Takes in the server's word that we are offline: as we wished, or because it had forgotten us.
  /// If it insists, it takes this session for one that has said goodbye, as an earlier run's late
  /// word may have made it: another session helps.
  void deregistered() {
    switch (state) {
      case LEAVING -> {
        stop();
        isGoingOffline = true;
        context.tell(new Event.Deregistered());
      }
      case PRESENT -> {
        if (isRenewing) {
          startAnew();
        } else {
          renewIfTold();
        }
      }
      case IDLE, SEEKING -> {}
    }
  }

  /// Whether the last step has taken us offline; asked once.
  boolean goesOffline() {
    boolean goes = isGoingOffline;
    isGoingOffline = false;
    return goes;
  }

  /// Says goodbye.
  void stop() {
    state = State.IDLE;
    patientUntil = Moment.NEVER;
    tryAt = Moment.NEVER;
    heartbeatAt = Moment.NEVER;
    doubtAt = Moment.NEVER;
    abandon(CloseCode.GOODBYE);
  }

  private void abandon(CloseCode code) {
    answerAt = Moment.NEVER;
    Session open = session;
    session = null;
    if (open != null) {
      open.close(code, "");
    }
  }

  /// What was sent has not been acknowledged: if that goes on, the server is lost.
  void silent(Session silent) {
    if (silent == session && state == State.PRESENT) {
      doubtAt = context.nanos() + DOUBT;
    }
  }

  /// The session is over.
  void closed(Session closed, SessionEvent.End end) {
    if (closed != session) {
      return;
    }
    session = null;
    answerAt = Moment.NEVER;
    boolean isBack = end instanceof SessionEvent.End.Reset;
    if (state == State.LEAVING && isBack) {
      deregistered(); // A server that has lost us calls us offline.
      return;
    }
    if (state == State.PRESENT) {
      boolean isGoodbye =
          end instanceof SessionEvent.End.ByPeer(CloseCode code, String _)
              && code == CloseCode.SHUTDOWN;
      lose(isGoodbye);
      long pause = isBack ? 0 : backoff.least();
      tryAt = Math.max(provocation.answerAt(), context.nanos() + pause);
      return;
    }
    if (end instanceof SessionEvent.End.NoAnswer && trust.pin() != null && state == State.SEEKING) {
      isDiscovering = true;
      context.sessions().discover(context.now(), context.settings().server());
      return;
    }
    tryLater();
  }

  private void lose(boolean isGoodbye) {
    state = State.SEEKING;
    heartbeatAt = Moment.NEVER;
    doubtAt = Moment.NEVER;
    context.tell(new Event.ServerLost(isGoodbye));
  }

  /// Does what is due.
  void elapsed() {
    long now = context.nanos();
    if (now >= patientUntil) {
      patientUntil = Moment.NEVER;
      if (state == State.LEAVING) {
        stop();
        isGoingOffline = true;
      }
      context.tell(new Event.ServerNotResponding());
    }
    if (now >= tryAt) {
      seek();
    }
    if (now >= heartbeatAt) {
      heartbeatAt = now + context.jittered(HEARTBEAT);
      send(isRenewing ? introduction.frame() : directory.heartbeat());
    }
    if (now >= doubtAt) {
      settleDoubt();
    }
    if (now >= answerAt) {
      abandon(CloseCode.SUPERSEDED);
      tryLater();
    }
  }

  private void settleDoubt() {
    Session open = session;
    boolean isHeard = open != null && open.heardAtNanos() > doubtAt - DOUBT;
    doubtAt = Moment.NEVER;
    if (!isHeard && open != null) {
      startAnew();
    }
  }

  private void startAnew() {
    abandon(CloseCode.SUPERSEDED);
    lose(false);
    tryAt = provocation.answerAt();
  }

  long deadline() {
    long lost = Math.min(doubtAt, answerAt);
    return Math.min(Math.min(patientUntil, tryAt), Math.min(heartbeatAt, lost));
  }
}
