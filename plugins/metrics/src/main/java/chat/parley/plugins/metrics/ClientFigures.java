package chat.parley.plugins.metrics;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.MessageCounts;
import chat.parley.api.Presence;
import chat.parley.api.Via;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The figures of a client, which is asked for them when somebody wants to know.
///
/// Safe for use by any thread.
final class ClientFigures implements Observed {

  static final String PREFIX = "parley.client";

  private final Client client;
  private final Meters meters;
  private final Absence absence;

  @Inject
  ClientFigures(Meters meters, Client client, Absence absence) {
    this.client = client;
    this.meters = meters;
    this.absence = absence;
    for (Via via : Via.values()) {
      count(
          "received",
          "messages that others have sent to it",
          counts -> of(counts.received(), via),
          "via",
          Meters.word(via));
      count(
          "delivered",
          "messages of its own that are in their recipients' histories",
          counts -> of(counts.delivered(), via),
          "via",
          Meters.word(via));
    }
    for (Delivery.Reason reason : Delivery.Reason.values()) {
      count(
          "failed",
          "messages of its own that will not be delivered",
          counts -> of(counts.failed(), reason),
          "reason",
          Meters.word(reason));
    }
    count("sent", "messages of its own, one for each of their recipients", MessageCounts::sent);
    count(
        "stored", "messages of its own that the server has kept meanwhile", MessageCounts::stored);
    meters.times(
        PREFIX + ".delivery",
        "from the sending of a message to its receipt",
        () -> client.messageCounts().deliveryTimes());
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

  private void count(
      String name, String help, ToLongFunction<MessageCounts> count, String... labels) {
    meters.total(
        PREFIX + ".messages." + name,
        help,
        () -> count.applyAsLong(client.messageCounts()),
        labels);
  }

  private static <K> long of(Map<K, Long> counts, K which) {
    return counts.getOrDefault(which, 0L);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Asks its node for something that only that knows.
  @Override
  public Optional<String> trouble() {
    var _ = client.traffic();
    return client.isRegistered() ? Optional.empty() : Optional.of(absence.reason());
  }

  @Override
  public Map<String, Long> summary() {
    MessageCounts messages = client.messageCounts();
    var figures = new LinkedHashMap<String, Long>();
    figures.put("received", sum(messages.received()));
    figures.put("sent", messages.sent());
    figures.put("delivered", sum(messages.delivered()));
    figures.put("stored", messages.stored());
    figures.put("failed", sum(messages.failed()));
    figures.put("outbox", (long) client.outbox().size());
    figures.put("online", Meters.count(client.table().values(), Presence.ONLINE));
    return figures;
  }
}
