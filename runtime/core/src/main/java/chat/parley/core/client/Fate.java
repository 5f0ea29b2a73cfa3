package chat.parley.core.client;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.core.message.OutboundRow;
import chat.parley.core.message.OutboundStream;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.StoreRefusal;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.OutboxState;
import java.time.Instant;

/// Tells the owner, and the disk, what becomes of what he has sent.
final class Fate {

  private final ClientContext context;
  private final Directory directory;

  Fate(ClientContext context, Directory directory) {
    this.context = context;
    this.directory = directory;
  }

  /// What names this message.
  static MessageId id(OutboundRow row) {
    return new MessageId(row.row().incarnation(), row.row().recipient(), row.sequence());
  }

  private Nickname recipient(OutboundRow row) {
    return directory.nickname(row.row().recipient());
  }

  /// The message is in another state.
  void changed(OutboundRow row, Delivery.State state) {
    Item.Message message = row.row().message();
    Nickname recipient = recipient(row);
    Target target = message.target().isEmpty() ? recipient : Target.of(message.target());
    Instant sentAt = Instant.ofEpochMilli(message.sentAtMillis());
    context.tell(new Event.DeliveryChanged(id(row), recipient, target, sentAt, state));
  }

  /// The rows `first` to `last` of a stream are in another state on disk.
  void marked(OutboundStream stream, long first, long last, OutboxState state) {
    context
        .ledger()
        .writeLazily(
            context.now(),
            new ClientWrite.Mark(
                stream.incarnation(),
                stream.recipient(),
                first,
                last,
                state,
                context.now().wallMillis()));
  }

  /// The message goes to the server, because its recipient does not answer.
  void sentToServer(OutboundRow row) {
    if (!row.isSkipped() && !row.wasStored()) {
      context.tell(new Event.SentToServer(id(row), recipient(row)));
    }
  }

  /// The server has pushed the message to its recipient.
  void recipientOnline(OutboundRow row) {
    context.tell(new Event.RecipientOnline(id(row), recipient(row)));
  }

  /// Nobody can be reached; told once.
  void keptInOutbox(OutboundRow row) {
    if (isNews(row)) {
      row.announce();
      context.tell(new Event.KeptInOutbox(id(row), recipient(row)));
    }
  }

  /// The server does not take it; told once.
  void storeRefused(OutboundRow row, String why) {
    if (isNews(row)) {
      row.announce();
      context.tell(new Event.StoreRefused(id(row), recipient(row), why));
    }
  }

  private static boolean isNews(OutboundRow row) {
    return row.isCommitted() && !row.isAnnounced() && !row.wasStored() && !row.isSkipped();
  }

  /// Why the server does not keep a message, for somebody to whom it does not say more.
  static String words(StoreRefusal refusal) {
    return switch (refusal) {
      case BAD_MAIL -> "it was sealed to an old key";
      case BUSY -> "the server takes no more for now";
      case DISK -> "the server's disk is full";
      case NO_SUCH_NICKNAME -> "the server knows nobody of that name";
      case NOT_REGISTERED -> "the server has forgotten us";
      case QUOTA -> "the mailbox is full";
    };
  }
}
