package chat.parley.core;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.server.Admission;
import chat.parley.core.packet.Address;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.Write;
import java.time.Instant;
import java.util.List;

/// Everything that a node can want done. The owner does it in the order given, and the node never
/// assumes that it worked: what follows from it comes back as an [Input].
public sealed interface Output {

  /// Send this datagram, or lose it.
  record Send(Address to, byte[] bytes) implements Output {}

  /// Commit these writes together; answered by [Input.Persisted] with the token.
  ///
  /// @param token rises with each batch
  record Persist(long token, List<Write> writes) implements Output {}

  /// Read these mails; answered by [Input.MailRead] with the token.
  record ReadMail(long token, List<Long> ids) implements Output {}

  /// Say whether somebody may register; answered by [Input.Judged] with the token. What is not
  /// answered within two seconds is refused.
  ///
  /// @param token rises with each question
  record Judge(long token, Admission.Applicant applicant) implements Output {}

  /// The message of this request is in the durable outbox.
  ///
  /// @param sentAt our clock when it was asked for
  record Accepted(long request, MessageId id, Instant sentAt) implements Output {}

  /// The message of this request was not taken.
  record Rejected(long request, Delivery.Failed failed) implements Output {}

  /// Show this message: it is in the durable history. Answer with [Command.Shown] when done.
  record Show(HistoryRow row) implements Output {}

  /// Something happened at a client.
  record Tell(Event event) implements Output {}

  /// Something happened at a server.
  record Report(ServerNotice notice) implements Output {}

  /// The node can do nothing more, after [Command.Close] or because its store failed.
  ///
  /// @param why empty when it was asked to
  record Stopped(String why) implements Output {}
}
