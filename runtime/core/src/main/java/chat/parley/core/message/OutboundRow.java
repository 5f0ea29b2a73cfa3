package chat.parley.core.message;

import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;

/// One place in an outbound stream, from the moment it is numbered until it is settled.
///
/// Confined to the thread of its node.
public final class OutboundRow {

  private OutboxRow row;
  private boolean isCommitted;
  private boolean isExposed;
  private boolean isStoring;
  private boolean isAtServer;
  private boolean isAnnounced;
  private long sinceNanos;

  OutboundRow(OutboxRow row, long nowNanos) {
    this.row = row;
    this.isAtServer = row.state() == OutboxState.STORED;
    this.sinceNanos = nowNanos;
  }

  /// What is on disk, or on its way there.
  public OutboxRow row() {
    return row;
  }

  /// The sequence number.
  public long sequence() {
    return row.message().sequence();
  }

  /// Whether it is durable: nothing is sent before.
  public boolean isCommitted() {
    return isCommitted;
  }

  /// Whether a copy may be somewhere else: from then on it is never called failed.
  public boolean isExposed() {
    return isExposed;
  }

  /// Whether nothing will come under this number.
  public boolean isSkipped() {
    return row.state() == OutboxState.SKIPPED;
  }

  /// Whether the server has said that it keeps it.
  public boolean isStored() {
    return isAtServer;
  }

  /// Whether the server has been asked to keep it and has not answered.
  public boolean isStoring() {
    return isStoring;
  }

  /// Whether the sender has been told that it waits in the outbox.
  public boolean isAnnounced() {
    return isAnnounced;
  }

  /// Since when it waits for a receipt, in the step clock's nanoseconds.
  public long sinceNanos() {
    return sinceNanos;
  }

  /// It is durable now.
  void commit(long nowNanos) {
    isCommitted = true;
    sinceNanos = nowNanos;
  }

  /// A copy leaves this node.
  public void expose() {
    isExposed = true;
  }

  /// The server is asked to keep it, or the question has come to nothing.
  public void storing(boolean isAsked) {
    isStoring = isAsked;
  }

  /// The sender is told that it waits in the outbox.
  public void announce() {
    isAnnounced = true;
  }

  /// The server keeps it.
  ///
  /// @return whether that is news
  public boolean stored() {
    boolean isNews = row.state() == OutboxState.PENDING;
    if (isNews) {
      row = row.in(OutboxState.STORED);
    }
    isStoring = false;
    isAtServer = true;
    return isNews;
  }

  /// The server may have lost it: it is asked again.
  public void doubt() {
    isAtServer = false;
  }

  /// Whether it ever was at the server.
  public boolean wasStored() {
    return row.state() == OutboxState.STORED;
  }

  /// The disk has refused it: its number carries nothing, and counts as used only when a later one
  /// is durable.
  void refuse() {
    row = row.in(OutboxState.SKIPPED);
  }

  /// It was given up; only its number remains.
  void skip() {
    row = row.in(OutboxState.SKIPPED);
    isCommitted = true;
    isStoring = false;
  }
}
