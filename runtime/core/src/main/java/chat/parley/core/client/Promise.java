package chat.parley.core.client;

import chat.parley.core.message.InboundStream;
import chat.parley.core.message.OutboundRow;
import chat.parley.core.store.HistoryRow;
import java.util.List;

/// What a client does when a write is durable.
sealed interface Promise {

  /// Begin: handshake counters are reserved and a prekey is on the disk.
  record Begin() implements Promise {}

  /// Tell the owner that his message is in the outbox, and send it.
  record Accept(long request, OutboundRow row) implements Promise {}

  /// Show these messages, and give receipts for the stream up to `upTo`.
  record Receive(InboundStream stream, long upTo, List<HistoryRow> rows) implements Promise {}

  /// Tell of a mail that was set aside, and tell the server that it is done with.
  record SetMailAside(long mailId, String why) implements Promise {}

  /// Register under the new record.
  record Renew() implements Promise {}
}
