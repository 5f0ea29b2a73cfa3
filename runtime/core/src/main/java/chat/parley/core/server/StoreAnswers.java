package chat.parley.core.server;

import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.StoreRefusal;
import chat.parley.core.packet.TableEntry;

/// Tells senders what became of the mails that they asked to be kept, and the operator why some are
/// not.
final class StoreAnswers {

  private final ServerContext context;
  private final Registrar registrar;

  StoreAnswers(ServerContext context, Registrar registrar) {
    this.context = context;
    this.registrar = registrar;
  }

  /// It is on the disk.
  void kept(ServerPromise.Request request) {
    Frame.Store store = request.store();
    boolean isOnline = registrar.present(store.recipient()) != null;
    request.from().session().send(new Frame.Stored(store.id(), isOnline));
  }

  /// It is not kept.
  void refuse(ServerPromise.Request request, StoreRefusal refusal) {
    request.from().session().send(new Frame.NotStored(request.store().id(), refusal));
    report(request, words(refusal));
  }

  /// It is not kept, because of this limit; whoever does not know limits is told the refusal.
  void refuse(ServerPromise.Request request, Excess excess) {
    long id = request.store().id();
    boolean isUnderstood = knowsLimits(request.from().key());
    request
        .from()
        .session()
        .send(
            isUnderstood
                ? new Frame.OverLimit(id, excess.limit(), excess.value())
                : new Frame.NotStored(id, excess.limit().refusal()));
    report(request, excess.limit().words(excess.value()));
  }

  private boolean knowsLimits(String key) {
    TableEntry entry = registrar.find(key);
    return entry != null && (entry.identity().capabilities() & IdentityRecord.KNOWS_LIMITS) != 0;
  }

  private void report(ServerPromise.Request request, String why) {
    String recipient = registrar.shown(request.store().recipient());
    context.report(new ServerNotice.NotSaved(request.sender(), recipient, why));
  }

  private static String words(StoreRefusal refusal) {
    return switch (refusal) {
      case BAD_MAIL -> "it does not fit its sender or recipient";
      case BUSY -> "it waits for an earlier one to be written";
      case DISK -> "the disk is full";
      case NO_SUCH_NICKNAME -> "nobody has that nickname";
      case NOT_REGISTERED -> "its sender is not registered";
      case QUOTA -> "the mailbox is full";
    };
  }
}
