package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.core.store.OutboxRow;
import chat.parley.engine.time.Threads;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The deliveries that are not final yet: those that wait for the outbox, and those in it.
///
/// Final ones are forgotten; whoever sent them holds them. Confined to the loop.
final class Deliveries {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  private final Threads threads;
  private final Map<Long, Request> requested = new HashMap<>();
  private final Map<MessageId, OutgoingDelivery> open = new LinkedHashMap<>();
  private long requests;

  /// A delivery that the node has been asked for.
  ///
  /// @param text what it is a copy of
  private record Request(OutgoingDelivery delivery, OutgoingText text) {}

  /// None yet.
  ///
  /// @param threads wait for deliveries
  Deliveries(Threads threads) {
    this.threads = threads;
  }

  /// A new one, which is to be requested. May be called on any thread.
  OutgoingDelivery to(Nickname recipient) {
    return new OutgoingDelivery(recipient, threads);
  }

  /// Takes over what an earlier run has left in the outbox.
  void restore(List<OutboxRow> rows) {
    for (OutboxRow row : rows) {
      MessageId id = new MessageId(row.incarnation(), row.recipient(), row.message().sequence());
      Instant sentAt = Instant.ofEpochMilli(row.message().sentAtMillis());
      switch (row.state()) {
        case PENDING -> restore(id, new Delivery.Pending());
        // When it was stored is not kept; it was no earlier than this.
        case STORED -> restore(id, new Delivery.Stored(sentAt));
        // The sender was told that it has failed; what is left in the outbox is a tombstone.
        case SKIPPED, DELIVERED, FAILED -> {}
      }
    }
  }

  private void restore(MessageId id, Delivery.State state) {
    try {
      open.put(id, to(Nickname.of(id.recipient())).restored(id, state));
    } catch (IllegalArgumentException e) {
      log.warn("Message in the outbox to no nickname: id={} reason={}", id, e.getMessage());
    }
  }

  /// Waits for the node's word on this delivery; answers the number to ask it under.
  ///
  /// @param text what it is a copy of
  long request(OutgoingDelivery delivery, OutgoingText text) {
    requests++;
    requested.put(requests, new Request(delivery, text));
    return requests;
  }

  /// The message of this request is in the outbox; answers what is to be told of its text, if that
  /// is known now.
  Optional<Event.Sent> accepted(long request, MessageId id, Instant sentAt) {
    Request known = requested.remove(request);
    if (known == null) {
      return Optional.empty();
    }
    OutgoingDelivery delivery = known.delivery();
    open.put(id, delivery);
    delivery.accept(id);
    return Optional.ofNullable(known.text().accepted(delivery.recipient(), id, sentAt));
  }

  /// The message of this request was not taken; answers what is to be told of its text, if that is
  /// known now.
  Optional<Event.Sent> rejected(long request, Delivery.Failed failed) {
    Request known = requested.remove(request);
    if (known == null) {
      return Optional.empty();
    }
    known.delivery().move(failed);
    return Optional.ofNullable(known.text().rejected());
  }

  /// A message has another state.
  void changed(Event.DeliveryChanged change) {
    OutgoingDelivery delivery = open.get(change.id());
    if (delivery == null) {
      return;
    }
    delivery.move(change.state());
    if (change.state().isFinal()) {
      open.remove(change.id());
    }
  }

  /// What is not final, in the order of sending.
  List<Delivery> open() {
    return List.copyOf(open.values());
  }

  /// Nothing will change any more.
  ///
  /// @param why of the messages that did not get into the outbox
  void end(Delivery.Failed why) {
    requested.values().forEach(it -> it.delivery().move(why));
    requested.clear();
    open.values().forEach(OutgoingDelivery::end);
  }
}
