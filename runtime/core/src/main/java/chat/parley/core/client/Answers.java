package chat.parley.core.client;

import chat.parley.api.Delivery;
import chat.parley.core.message.OutboundRow;
import chat.parley.core.message.OutboundStream;
import chat.parley.core.message.Outbox;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.StoreLimit;
import chat.parley.core.packet.StoreRefusal;
import chat.parley.core.store.OutboxState;
import java.util.List;

/// Takes in the server's answers to store requests.
final class Answers {

  private final ClientContext context;
  private final Registration registration;
  private final Courier courier;
  private final Outbox outbox;
  private final Fate fate;
  private final Dispatch dispatch;
  private final Receipts receipts;

  Answers(Parts parts, Dispatch dispatch, Receipts receipts) {
    this.context = parts.context();
    this.registration = parts.registration();
    this.courier = parts.courier();
    this.outbox = parts.outbox();
    this.fate = parts.fate();
    this.dispatch = dispatch;
    this.receipts = receipts;
  }

  /// The mail of this request is on the server's disk.
  void stored(Frame.Stored answer) {
    switch (courier.answered(answer.id())) {
      case Courier.Request.OfMessages messages -> stored(messages, answer.online());
      case Courier.Request.OfReceipts given -> {
        receipts.settled(given);
        dispatch.answered(given.recipient());
      }
      case null -> {}
    }
  }

  /// The mail of this request is not kept. Messages stay in the outbox and are tried again;
  /// receipts are asked for again by the sender.
  void notStored(Frame.NotStored answer) {
    notStored(answer.id(), answer.refusal(), Fate.words(answer.refusal()));
  }

  /// The same, and the server says which limit it is.
  void overLimit(Frame.OverLimit answer) {
    StoreLimit limit = answer.limit();
    notStored(answer.id(), limit.refusal(), limit.words(answer.value()));
  }

  private void notStored(long id, StoreRefusal refusal, String why) {
    switch (courier.answered(id)) {
      case Courier.Request.OfMessages messages -> notStored(messages, refusal, why);
      case Courier.Request.OfReceipts given -> {
        receipts.settled(given);
        dispatch.answered(given.recipient());
      }
      case null -> {}
    }
  }

  /// Answers to the requests that wait will not come any more: their session is gone.
  void abandon() {
    courier.abandoned().forEach(this::unask);
  }

  /// Does what is due: what was asked too long ago can be asked again.
  void elapsed() {
    for (Courier.Request request : courier.overdue()) {
      unask(request);
      dispatch.attendSoon(request.recipient());
    }
  }

  long deadline() {
    return courier.deadline();
  }

  private void unask(Courier.Request request) {
    if (request instanceof Courier.Request.OfMessages messages) {
      rows(messages).forEach(row -> row.storing(false));
    }
  }

  private List<OutboundRow> rows(Courier.Request.OfMessages request) {
    OutboundStream stream = outbox.find(request.recipient(), request.incarnation());
    if (stream == null) {
      return List.of();
    }
    stream.recheck();
    return stream.rowsFrom(request.first()).stream()
        .takeWhile(row -> row.sequence() <= request.last())
        .toList();
  }

  private void stored(Courier.Request.OfMessages request, boolean isOnline) {
    Delivery.State state = new Delivery.Stored(context.wall());
    for (OutboundRow row : rows(request)) {
      row.storing(false);
      boolean isNews = row.stored();
      if (isNews) {
        fate.changed(row, state);
      }
      if (isNews && isOnline) {
        fate.recipientOnline(row);
      }
    }
    OutboundStream stream = outbox.find(request.recipient(), request.incarnation());
    if (stream != null) {
      fate.marked(stream, request.first(), request.last(), OutboxState.STORED);
    }
    dispatch.answered(request.recipient());
  }

  private void notStored(
      Courier.Request.OfMessages request, StoreRefusal refusal, String why) {
    dispatch.storeLater(request.recipient());
    for (OutboundRow row : rows(request)) {
      row.storing(false);
      fate.storeRefused(row, why);
    }
    if (refusal == StoreRefusal.BAD_MAIL || refusal == StoreRefusal.NO_SUCH_NICKNAME) {
      registration.send(new Frame.TableWanted(0, 0));
    }
    if (refusal == StoreRefusal.NOT_REGISTERED) {
      registration.renewIfTold();
    }
    dispatch.answered(request.recipient());
  }
}
