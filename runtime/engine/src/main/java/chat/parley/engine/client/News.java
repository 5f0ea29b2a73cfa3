package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.core.Output;
import chat.parley.core.store.HistoryRow;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a node has given out for those who wait and those who listen, kept until its datagrams are
/// on their way: to wake a thread is a call of the system, and the other side waits for them.
///
/// Confined to the loop.
final class News {

  private static final Logger log = LoggerFactory.getLogger(News.class);

  private final Deliveries deliveries;
  private final Subscriptions subscriptions;
  private final Messages messages;
  private final MessageTally tally;
  private final Queue<Output> untold = new ArrayDeque<>();

  /// @param us whose node it is
  News(Nickname us, Deliveries deliveries, Subscriptions subscriptions, MessageTally tally) {
    this.deliveries = deliveries;
    this.subscriptions = subscriptions;
    this.messages = new Messages(us);
    this.tally = tally;
  }

  /// Keeps this output until [#tellAll].
  void add(Output output) {
    untold.add(output);
  }

  /// Tells what has come since the last call, in its order.
  void tellAll() {
    for (Output next = untold.poll(); next != null; next = untold.poll()) {
      tell(next);
    }
  }

  private void tell(Output output) {
    switch (output) {
      case Output.Accepted(var request, var id, var sentAt) -> {
        tally.sent();
        deliveries.accepted(request, id, sentAt).ifPresent(subscriptions::tell);
      }
      case Output.Rejected(var request, var failed) ->
          deliveries.rejected(request, failed).ifPresent(subscriptions::tell);
      case Output.Show(var row) -> show(row);
      case Output.Tell(var event) -> {
        if (event instanceof Event.DeliveryChanged change) {
          tally.changed(change);
          deliveries.changed(change);
        }
        subscriptions.tell(event);
      }
      case Output.Judge _,
          Output.Persist _,
          Output.ReadMail _,
          Output.Report _,
          Output.Send _,
          Output.Stopped _ ->
          throw new IllegalStateException(
              "nobody is told of a %s".formatted(output.getClass().getSimpleName()));
    }
  }

  private void show(HistoryRow row) {
    try {
      Message message = messages.of(row);
      if (subscriptions.show(row.id(), new Event.Received(message))) {
        tally.received(message.via());
      }
    } catch (IllegalArgumentException e) {
      log.error("Message in the history cannot be shown: id={} reason={}", row.id(), e.toString());
    }
  }
}
