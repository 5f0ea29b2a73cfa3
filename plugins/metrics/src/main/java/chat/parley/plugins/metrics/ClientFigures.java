package chat.parley.plugins.metrics;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Presence;
import chat.parley.api.Via;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The figures of a client: counts what it tells, and asks it for the rest when somebody wants to
/// know.
///
/// Safe for use by any thread.
final class ClientFigures implements Observed, Consumer<Event>, Interested {

  private static final String PREFIX = "parley.client";

  private final Client client;
  private final Map<Via, Counter> received = new EnumMap<>(Via.class);
  private final Map<Via, Counter> delivered = new EnumMap<>(Via.class);
  private final Map<Delivery.Reason, Counter> failed = new EnumMap<>(Delivery.Reason.class);
  private final Counter sent;
  private final Counter stored;
  private final Counter registrations;
  private final Counter losses;
  private final Timer delivery;

  /// Why it is not registered, when it is not.
  private volatile String absence = "it has not been registered yet";

  @Inject
  ClientFigures(Meters meters, Client client) {
    this.client = client;
    for (Via via : Via.values()) {
      received.put(
          via,
          meters.counter(
              PREFIX + ".messages.received",
              "messages that others have sent to it",
              "via",
              Meters.word(via)));
      delivered.put(
          via,
          meters.counter(
              PREFIX + ".messages.delivered",
              "messages of its own that are in their recipients' histories",
              "via",
              Meters.word(via)));
    }
    for (Delivery.Reason reason : Delivery.Reason.values()) {
      failed.put(
          reason,
          meters.counter(
              PREFIX + ".messages.failed",
              "messages of its own that will not be delivered",
              "reason",
              Meters.word(reason)));
    }
    sent =
        meters.counter(
            PREFIX + ".messages.sent", "messages of its own, one for each of their recipients");
    stored =
        meters.counter(
            PREFIX + ".messages.stored", "messages of its own that the server has kept meanwhile");
    registrations = meters.counter(PREFIX + ".registrations", "how often it was registered");
    losses = meters.counter(PREFIX + ".server.losses", "how often the server was gone");
    delivery = meters.timer(PREFIX + ".delivery", "from the sending of a message to its receipt");
    meters.gauge(
        PREFIX + ".outbox.messages",
        "messages of its own that are not delivered yet",
        () -> client.outbox().size());
    meters.gauge(
        PREFIX + ".registered",
        "1 when the server has registered it and is heard of, else 0",
        () -> client.isRegistered() ? 1 : 0);
    meters.table(PREFIX + ".table.entries", () -> client.table().values());
    meters.traffic(PREFIX, client::traffic);
  }

  @Override
  public Interest interest() {
    return Interest.inAll().atLeisure();
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Received(var message) -> increment(received, message.via());
      case Event.Sent told -> sent.increment(told.copies().size());
      case Event.DeliveryChanged change -> note(change);
      case Event.Registered _ -> registrations.increment();
      case Event.ServerLost(boolean goodbye) -> {
        losses.increment();
        absence = goodbye ? "the server has said goodbye" : "the server is gone";
      }
      case Event.ServerNotResponding _ -> absence = "the server does not answer";
      case Event.Refused(var refusal, _) ->
          absence = "the server refuses it: " + Meters.word(refusal).replace('_', ' ');
      case Event.Deregistered _ -> absence = "it has left the server";
      default -> {
        // What the table or the keys of others have come to.
      }
    }
  }

  private void note(Event.DeliveryChanged change) {
    switch (change.state()) {
      case Delivery.Delivered(var at, Via via) -> {
        increment(delivered, via);
        Duration took = Duration.between(change.sentAt(), at);
        delivery.record(took.isNegative() ? Duration.ZERO : took);
      }
      case Delivery.Stored _ -> stored.increment();
      case Delivery.Failed(var reason, _) -> increment(failed, reason);
      case Delivery.Pending _ -> {
        // Told by the outbox.
      }
    }
  }

  private static <K> void increment(Map<K, Counter> counters, K which) {
    Counter counter = counters.get(which);
    if (counter != null) {
      counter.increment();
    }
  }

  private static long sum(Map<?, Counter> counters) {
    return Math.round(counters.values().stream().mapToDouble(Counter::count).sum());
  }

  /// Asks its node for something that only that knows.
  @Override
  public Optional<String> trouble() {
    var _ = client.traffic();
    return client.isRegistered() ? Optional.empty() : Optional.of(absence);
  }

  @Override
  public Map<String, Long> summary() {
    var figures = new LinkedHashMap<String, Long>();
    figures.put("received", sum(received));
    figures.put("sent", Math.round(sent.count()));
    figures.put("delivered", sum(delivered));
    figures.put("stored", Math.round(stored.count()));
    figures.put("failed", sum(failed));
    figures.put("outbox", (long) client.outbox().size());
    figures.put("online", Meters.count(client.table().values(), Presence.ONLINE));
    return figures;
  }
}
