package chat.parley.core;

import chat.parley.api.server.Admission;
import chat.parley.core.packet.Address;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import java.util.List;

/// Everything that can happen to a node.
public sealed interface Input {

  /// A datagram arrived. The array belongs to the node from then on.
  record Datagram(Address from, byte[] bytes) implements Input {}

  /// The node's deadline has come. A step that comes too early is harmless.
  record DeadlinePassed() implements Input {}

  /// The batch with this token is finished; batches finish in the order of their tokens.
  record Persisted(long token, Outcome outcome) implements Input {}

  /// The mails that [Output.ReadMail] asked for: those that are still there, in the order of ids.
  record MailRead(long token, List<MailRow> mails) implements Input {}

  /// What [Output.Judge] asked for. An answer to what is not asked any more is ignored.
  record Judged(long token, Admission.Verdict verdict) implements Input {}

  /// The owner wants something.
  record Asked(Command command) implements Input {}
}
