package chat.parley.core.sim;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.core.Command;
import chat.parley.core.Output;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.Write;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What truly happened: who asked for what, what was promised, and what arrived. Made of what is
/// seen at the machines' edges alone, so that no node can mislead those who judge by it.
final class Ghost implements Observer {

  /// A message that a user asked for.
  static final class Request {
    final long number;
    final User sender;
    final String recipient;
    final String target;
    final String text;
    final int run;
    final long askedAt;
    @Nullable MessageId accepted;
    Delivery.@Nullable Failed rejected;
    long takenAt = -1;

    Request(User sender, Command.Send send, long askedAt) {
      this.number = send.request();
      this.sender = sender;
      this.recipient = send.recipient();
      this.target = send.target();
      this.text = send.text();
      this.run = sender.machine().run();
      this.askedAt = askedAt;
    }

    /// Short enough for a line.
    @Override
    public String toString() {
      return "message %d of %s to %s".formatted(number, sender.machine().name(), recipient);
    }
  }

  private final Cluster cluster;
  private final Map<Machine, User> users = new LinkedHashMap<>();
  private final Map<IdentityHash, User> owners = new LinkedHashMap<>();
  private final Map<Long, Request> requests = new LinkedHashMap<>();
  private final Map<User, Long> registeredAt = new LinkedHashMap<>();
  private final Set<User> refused = new LinkedHashSet<>();
  private final Set<User> restored = new LinkedHashSet<>();
  private final Faults faults;

  Ghost(Cluster cluster, Faults faults) {
    this.cluster = cluster;
    this.faults = faults;
    for (User user : cluster.users()) {
      users.put(user.machine(), user);
      owners.put(user.file().identity().hash(), user);
    }
  }

  Cluster cluster() {
    return cluster;
  }

  /// What may happen in this simulation.
  Faults faults() {
    return faults;
  }

  /// Whether mail has been kept as long as it must be, by the server's clock, which may have
  /// jumped.
  boolean isTooOld(MailIndex mail) {
    long age = cluster.server().moment().wallMillis() - mail.storedAtMillis();
    return age >= cluster.settings().mail().lifeMillis();
  }

  /// Whether this user's client says what it should, and has all that it ever had on its disk.
  boolean isReliable(User user) {
    return user.isHonest() && !restored.contains(user);
  }

  @Override
  public void restored(Machine machine) {
    User user = users.get(machine);
    if (user != null) {
      restored.add(user);
    }
  }

  /// What this user has sent and still waits for, but for what nobody will ever say.
  List<OutboxRow> unfinished(User sender) {
    return sender.file().outbox().stream()
        .filter(row -> !row.state().isFinal() && !isToLiar(row))
        .toList();
  }

  /// Whether a row's recipient is one who says what he likes.
  boolean isToLiar(OutboxRow row) {
    User recipient = owners.get(row.identity());
    return recipient != null && !recipient.isHonest();
  }

  /// The user of a machine; null for the server.
  @Nullable User userOf(Machine machine) {
    return users.get(machine);
  }

  /// The user with this identity, if there is one.
  @Nullable User owner(IdentityHash identity) {
    return owners.get(identity);
  }

  /// All messages that were ever asked for.
  Iterable<Request> requests() {
    return requests.values();
  }

  @Nullable Request request(long number) {
    return requests.get(number);
  }

  /// The request whose text this is, if any user asked for it.
  @Nullable Request requestOf(String text) {
    int end = text.indexOf(' ');
    if (end <= 0 || end > 18 || !text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    Request request = requests.get(Long.parseLong(text.substring(0, end)));
    return request != null && request.text.equals(text) ? request : null;
  }

  /// When this user was last told that he is registered; -1 if he never was.
  long registeredAt(User user) {
    return registeredAt.getOrDefault(user, -1L);
  }

  @Override
  public void asked(Machine machine, Command command) {
    User user = users.get(machine);
    if (user != null && command instanceof Command.Send send) {
      requests.put(send.request(), new Request(user, send, cluster.world().schedule().now()));
    }
  }

  /// Whether the server has refused this user his nickname, and not given it to him since. He
  /// cannot send anything then, and keeps it all.
  boolean isRefused(User user) {
    return refused.contains(user);
  }

  @Override
  public void put(Machine machine, Output output) {
    User user = users.get(machine);
    if (user == null) {
      return;
    }
    switch (output) {
      case Output.Accepted(long number, MessageId id, _) -> accept(machine, number, id);
      case Output.Rejected(long number, Delivery.Failed failed) -> reject(machine, number, failed);
      case Output.Tell(Event.Registered _) -> {
        registeredAt.put(user, cluster.world().schedule().now());
        refused.remove(user);
      }
      case Output.Tell(Event.Refused(Event.Refusal refusal, _))
          when refusal == Event.Refusal.TAKEN ->
          refused.add(user);
      case Output.Send _,
          Output.Persist _,
          Output.ReadMail _,
          Output.Judge _,
          Output.Show _,
          Output.Tell _,
          Output.Report _,
          Output.Stopped _ -> {}
    }
  }

  private void accept(Machine machine, long number, MessageId id) {
    Request request = unanswered(machine, number);
    request.accepted = id;
    cluster.world().counts().acceptedMessage();
  }

  private void reject(Machine machine, long number, Delivery.Failed failed) {
    unanswered(machine, number).rejected = failed;
  }

  private Request unanswered(Machine machine, long number) {
    Request request = requests.get(number);
    if (request == null
        || request.sender.machine() != machine
        || request.run != machine.run()
        || request.accepted != null
        || request.rejected != null) {
      throw new Violation(
          "I3", machine.name() + " answers request " + number + ", which is not open");
    }
    return request;
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof ClientWrite.Taken(HistoryRow row)) {
        Request request = requestOf(row.message().text());
        if (request != null && request.takenAt < 0) {
          request.takenAt = cluster.world().schedule().now();
        }
      }
    }
  }
}
