package chat.parley.core.server;

import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.server.Admission;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Registrations that the server itself would take, and about which its owner is asked, if he wants
/// to be: one question at a time for each client.
///
/// Confined to the thread of its node.
final class Admissions {

  /// A client waits 2.5 seconds before it calls the server silent.
  static final long PATIENCE = 2 * Moment.SECOND;

  /// As many handshakes as a processor answers in a second. A registration that would be one
  /// question more is not answered; its client asks again.
  static final int QUESTIONS_MAX = 1_024;

  private final ServerContext context;

  /// By token, so the oldest first.
  private final Map<Long, Question> open = new LinkedHashMap<>();

  /// By the keys of the clients.
  private final Map<PublicKey, Question> byClient = new LinkedHashMap<>();

  private boolean isOn;
  private long lastToken;

  /// What is asked.
  ///
  /// @param lateAt when it is too late for an answer
  private record Question(long token, Admission.Applicant applicant, Arrival arrival, long lateAt) {

    PublicKey client() {
      return arrival.session().remoteStatic();
    }
  }

  Admissions(ServerContext context) {
    this.context = context;
  }

  /// Asks from now on, or not any more. Answers what nobody is asked about any more.
  List<Arrival> ask(boolean on) {
    isOn = on;
    if (on) {
      return List.of();
    }
    List<Arrival> left = open.values().stream().map(Question::arrival).toList();
    open.clear();
    byClient.clear();
    return left;
  }

  /// Whether this registration needs no asking. Otherwise it waits for an answer, in place of an
  /// earlier one of the same client; when nothing else is to be asked, the question stays the same.
  ///
  /// @param isNew whether nobody has the nickname yet
  boolean admits(Arrival arrival, boolean isNew) {
    if (!isOn) {
      return true;
    }
    Admission.Applicant applicant = applicant(arrival, isNew);
    Question former = byClient.get(arrival.session().remoteStatic());
    if (former != null && former.applicant().equals(applicant)) {
      put(new Question(former.token(), applicant, arrival, former.lateAt()));
      return false;
    }
    if (former != null) {
      remove(former);
    }
    if (open.size() < QUESTIONS_MAX) {
      lastToken++;
      put(new Question(lastToken, applicant, arrival, context.nanos() + PATIENCE));
      context.put(new Output.Judge(lastToken, applicant));
    }
    return false;
  }

  private Admission.Applicant applicant(Arrival arrival, boolean isNew) {
    Kind kind =
        switch (arrival.frame().kind()) {
          case HUMAN -> Kind.HUMAN;
          case BOT -> Kind.BOT;
        };
    PublicKey identity = arrival.frame().identity().identity();
    return new Admission.Applicant(
        Nickname.of(arrival.shown()),
        kind,
        arrival.session().address().toString(),
        IdentityHash.of(context.crypto(), identity).toString(),
        isNew);
  }

  private void put(Question question) {
    open.put(question.token(), question);
    byClient.put(question.client(), question);
  }

  private void remove(Question question) {
    open.remove(question.token());
    byClient.remove(question.client());
  }

  /// The registration that this token asks about, and no more does; null if it is none.
  @Nullable Arrival answered(long token) {
    Question question = open.get(token);
    if (question == null) {
      return null;
    }
    remove(question);
    return question.arrival();
  }

  /// Asks no more about whoever wants to register in this session.
  void forget(Session session) {
    Question question = byClient.get(session.remoteStatic());
    if (question != null && question.arrival().session() == session) {
      remove(question);
    }
  }

  /// Those that nobody has answered in time, and that are not asked about any more.
  List<Arrival> elapsed() {
    var late = new ArrayList<Arrival>();
    while (context.nanos() >= deadline()) {
      Question oldest = open.values().iterator().next();
      remove(oldest);
      late.add(oldest.arrival());
    }
    return late;
  }

  long deadline() {
    return open.isEmpty() ? Moment.NEVER : open.values().iterator().next().lateAt();
  }
}
