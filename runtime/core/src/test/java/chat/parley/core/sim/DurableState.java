package chat.parley.core.sim;

import chat.parley.core.store.MailRow;
import chat.parley.core.store.Write;
import java.util.List;

/// What stands on a disk, and how the database behind a node changes it.
interface DurableState {

  /// Applies one write, as part of a commit.
  void apply(Write write);

  /// The mails with these ids that are still there, in the order of ids.
  List<MailRow> mails(List<Long> ids);
}
