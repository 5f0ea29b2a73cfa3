package chat.parley.core.client;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.core.Command;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.message.OutboundRow;
import chat.parley.core.message.Outbox;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.Limits;
import chat.parley.core.store.ClientWrite;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes the owner's messages on: finds their recipients, numbers them, and has them written before
/// anything is sent.
final class Acceptance {

  private static final long LOOKUP_PATIENCE = 2_500 * Moment.MILLISECOND;

  private final ClientContext context;
  private final Directory directory;
  private final Registration registration;
  private final Outbox outbox;
  private final Dispatch dispatch;
  private final Map<String, List<Command.Send>> lookups = new LinkedHashMap<>();
  private final Agenda<String> agenda = new Agenda<>();

  Acceptance(Parts parts, Dispatch dispatch) {
    this.context = parts.context();
    this.directory = parts.directory();
    this.registration = parts.registration();
    this.outbox = parts.outbox();
    this.dispatch = dispatch;
  }

  /// Takes a message on: numbers it and has it written, unless it is known that it cannot be sent.
  void send(Command.Send send) {
    int bytes = send.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > Limits.TEXT_MAX) {
      String words = "a message has 1 to %d bytes, this one has %d";
      reject(send, Delivery.Reason.TOO_LONG, words.formatted(Limits.TEXT_MAX, bytes));
      return;
    }
    if (directory.find(send.recipient()) == null) {
      lookUp(send);
      return;
    }
    accept(send);
  }

  private void accept(Command.Send send) {
    Peer peer = directory.trusted(send.recipient());
    if (peer == null) {
      reject(send, Delivery.Reason.KEY_CHANGED, whyNotTrusted(send.recipient()));
      return;
    }
    directory.pin(peer);
    boolean isBot = context.settings().kind() == EntryKind.BOT;
    var draft = new Item.Message(0, context.now().wallMillis(), send.target(), isBot, send.text());
    OutboundRow row = outbox.add(peer.key(), peer.hash(), draft, context.nanos());
    var sent = new ClientWrite.Sent(row.row());
    List<ClientWrite> writes =
        send.saying() == null ? List.of(sent) : List.of(sent, new ClientWrite.Said(send.saying()));
    context.ledger().write(writes, new Promise.Accept(send.request(), row));
  }

  private String whyNotTrusted(String key) {
    String other = directory.lookAlike(key);
    return other == null
        ? "the keys of %s have changed or do not fit; compare them, then trust them".formatted(key)
        : "%s looks like %s, and is another; compare the keys, then trust them"
            .formatted(key, other);
  }

  private void lookUp(Command.Send send) {
    if (!registration.isPresent()) {
      unknown(send);
      return;
    }
    List<Command.Send> waiting = lookups.computeIfAbsent(send.recipient(), _ -> new ArrayList<>());
    if (waiting.isEmpty()) {
      registration.send(new Frame.Lookup(send.recipient()));
      agenda.set(send.recipient(), context.nanos() + LOOKUP_PATIENCE);
    }
    waiting.add(send);
  }

  private void unknown(Command.Send send) {
    String words = "nobody called %s is in the table, and the server cannot be asked";
    reject(send, Delivery.Reason.NOT_IN_TABLE, words.formatted(send.recipient()));
  }

  /// Takes in the server's answer to a lookup.
  void found(Frame.Found answer) {
    answer.entry().forEach(directory::learn);
    String key = answer.nickname();
    agenda.set(key, Moment.NEVER);
    for (Command.Send send : lookedUp(key)) {
      if (directory.find(key) == null) {
        String words = "nobody is called %s";
        reject(send, Delivery.Reason.NO_SUCH_NICKNAME, words.formatted(key));
      } else {
        accept(send);
      }
    }
  }

  private List<Command.Send> lookedUp(String key) {
    List<Command.Send> waiting = lookups.remove(key);
    return waiting == null ? List.of() : waiting;
  }

  private void reject(Command.Send send, Delivery.Reason reason, String detail) {
    context.put(new Output.Rejected(send.request(), new Delivery.Failed(reason, detail)));
  }

  /// The message is durable: its owner is told, and it is sent.
  void accepted(Promise.Accept promise) {
    OutboundRow row = promise.row();
    outbox.commit(row, context.nanos());
    Instant sentAt = Instant.ofEpochMilli(row.row().message().sentAtMillis());
    context.put(new Output.Accepted(promise.request(), Fate.id(row), sentAt));
    dispatch.attendSoon(row.row().recipient());
  }

  /// The disk is full: the message is not taken, and its number carries nothing.
  void refused(Promise.Accept promise) {
    OutboundRow row = promise.row();
    outbox.refuse(row);
    String detail = "the disk is full; free some space and send it again";
    context.put(
        new Output.Rejected(promise.request(), new Delivery.Failed(Delivery.Reason.DISK, detail)));
    context.tell(new Event.DiskRefused("a message to " + row.row().recipient()));
  }

  /// Does what is due: gives up lookups that were not answered.
  void elapsed() {
    for (String key = agenda.poll(context.nanos());
        key != null;
        key = agenda.poll(context.nanos())) {
      for (Command.Send send : lookedUp(key)) {
        // The table may have brought him meanwhile.
        if (directory.find(key) == null) {
          unknown(send);
        } else {
          accept(send);
        }
      }
    }
  }

  long deadline() {
    return agenda.deadline();
  }
}
