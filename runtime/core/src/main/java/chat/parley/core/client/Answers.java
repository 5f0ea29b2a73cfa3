package chat.parley.core.client;

import chat.parley.core.packet.StoreRefusal;

/// Brings the server's answers to store requests to those who asked.
final class Answers {

  private final Courier courier;
  private final Dispatch dispatch;
  private final Receipts receipts;

  Answers(Courier courier, Dispatch dispatch, Receipts receipts) {
    this.courier = courier;
    this.dispatch = dispatch;
    this.receipts = receipts;
  }

  void stored(long id, boolean isOnline) {
    switch (courier.answered(id)) {
      case Courier.Request.OfMessages messages -> dispatch.stored(messages, isOnline);
      case Courier.Request.OfReceipts given -> receipts.stored(given);
      case null -> {}
    }
  }

  void notStored(long id, StoreRefusal refusal) {
    switch (courier.answered(id)) {
      case Courier.Request.OfMessages messages -> dispatch.notStored(messages, refusal);
      case Courier.Request.OfReceipts given -> receipts.notStored(given);
      case null -> {}
    }
  }
}
