package chat.parley.core.server;

import chat.parley.core.packet.Frame;
import chat.parley.core.store.MailRow;
import java.util.List;

/// What a server does when a write is durable.
sealed interface ServerPromise {

  /// Begin to serve: the epoch is on the disk.
  record Begin() implements ServerPromise {}

  /// Welcome the owner of a nickname that is new, or whose record is.
  record Welcome(Arrival arrival) implements ServerPromise {}

  /// Tell the sender that his mail is kept, and bring it to its recipient if he is here.
  ///
  /// @param replaced the mails that it takes the place of
  record Keep(Request request, MailRow mail, List<Long> replaced) implements ServerPromise {}

  /// Tell the sender that his mail is kept: it was before.
  record Confirm(Request request) implements ServerPromise {}

  /// Report that mails have been taken out.
  record Deliver(String recipient, int count) implements ServerPromise {}

  /// A store request, and where its answer goes.
  ///
  /// @param sender the sender's nickname as shown
  record Request(Registrant from, String sender, Frame.Store store) {}
}
