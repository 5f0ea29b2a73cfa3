package chat.parley.core.message;

import chat.parley.core.packet.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything sent to one recipient under one incarnation that is not settled: rows without gaps
/// from [#base] on.
///
/// Confined to the thread of its node.
public final class OutboundStream {

  /// How far a sender runs ahead of the oldest unsettled message; the recipient holds back as many.
  public static final int WINDOW = 256;

  private static final int COMPACT_AT = 1_024;

  private final String recipient;
  private final long incarnation;
  private final List<OutboundRow> rows = new ArrayList<>();
  private int head;
  private long base;
  private long sentUpTo;
  private long waitingFrom;

  OutboundStream(String recipient, long incarnation, long base) {
    this.recipient = recipient;
    this.incarnation = incarnation;
    this.base = base;
    this.sentUpTo = base - 1;
  }

  /// The key of the recipient's nickname.
  public String recipient() {
    return recipient;
  }

  /// The sender incarnation.
  public long incarnation() {
    return incarnation;
  }

  /// The lowest sequence number that is not settled.
  public long base() {
    return base;
  }

  /// The highest sequence number in use.
  public long last() {
    return base + rows.size() - head - 1;
  }

  /// Whether everything is settled.
  public boolean isEmpty() {
    return head == rows.size();
  }

  /// The rows that are not settled, in order. A view: valid until the stream changes.
  public List<OutboundRow> rows() {
    return rows.subList(head, rows.size());
  }

  /// The row of this number.
  ///
  /// @throws IllegalArgumentException when it is settled or not yet used
  public OutboundRow row(long sequence) {
    if (!holds(sequence)) {
      throw new IllegalArgumentException(
          "sequence %d is not within %d to %d".formatted(sequence, base, last()));
    }
    return rows.get(head + (int) (sequence - base));
  }

  /// Whether this number is in use and not settled.
  public boolean holds(long sequence) {
    return sequence >= base && sequence <= last();
  }

  void append(OutboundRow row) {
    if (isEmpty()) {
      base = row.sequence();
      sentUpTo = base - 1;
    }
    rows.add(row);
  }

  /// The next row to hand to a session, or none: durable, in order, within the window.
  public List<OutboundRow> unsent(int most) {
    var unsent = new ArrayList<OutboundRow>();
    long upTo = Math.min(last(), base + WINDOW - 1);
    for (long sequence = Math.max(sentUpTo + 1, base);
        sequence <= upTo && unsent.size() < most;
        sequence++) {
      OutboundRow row = row(sequence);
      if (!row.isCommitted()) {
        break;
      }
      unsent.add(row);
    }
    return unsent;
  }

  /// Takes in that all rows up to `sequence` have been handed to the session in use.
  public void sent(long sequence) {
    sentUpTo = Math.max(sentUpTo, sequence);
  }

  /// Whether the session in use has been handed something that is not settled.
  public boolean hasSent() {
    return sentUpTo >= base;
  }

  /// Begins anew with another session: what was handed to the old one may be lost.
  public void rewind() {
    sentUpTo = base - 1;
  }

  /// The oldest row that neither the recipient nor the server is known to have, if it is durable.
  public @Nullable OutboundRow firstWaiting() {
    waitingFrom = Math.max(waitingFrom, base);
    while (holds(waitingFrom) && isElsewhere(row(waitingFrom))) {
      waitingFrom++;
    }
    return holds(waitingFrom) && row(waitingFrom).isCommitted() ? row(waitingFrom) : null;
  }

  private static boolean isElsewhere(OutboundRow row) {
    return row.isStored() || row.isStoring();
  }

  /// Takes in that rows which were at the server, or on their way there, may wait again.
  public void recheck() {
    waitingFrom = base;
  }

  /// The rows from this number on, in order. A view: valid until the stream changes.
  public List<OutboundRow> rowsFrom(long sequence) {
    long first = Math.clamp(sequence, base, last() + 1);
    return rows.subList(head + (int) (first - base), rows.size());
  }

  /// What travels for a row: its message, or the word that nothing comes.
  public static Item item(OutboundRow row) {
    return row.isSkipped() ? new Item.Skip(row.sequence()) : row.row().message();
  }

  /// Removes everything up to `upTo`: the recipient has it. Numbers never sent are spared.
  ///
  /// @return the messages among them, in order
  public List<OutboundRow> settle(long upTo) {
    var settled = new ArrayList<OutboundRow>();
    while (!isEmpty() && base <= upTo && rows.get(head).isExposed()) {
      OutboundRow row = removeFirst();
      if (!row.isSkipped()) {
        settled.add(row);
      }
    }
    removeLeadingSkips();
    return settled;
  }

  /// Takes in that a row is durable, and with it that the refused numbers before it are used.
  void commit(long sequence, long nowNanos) {
    row(sequence).commit(nowNanos);
    for (long before = sequence - 1; holds(before) && isRefused(row(before)); before--) {
      row(before).commit(nowNanos);
    }
  }

  private static boolean isRefused(OutboundRow row) {
    return row.isSkipped() && !row.isCommitted();
  }

  /// Takes in that the disk has refused a row. Refused numbers at the end are free again: after a
  /// restart nobody would know that they were used, so nobody may be told before.
  void refuse(long sequence) {
    row(sequence).refuse();
    while (!isEmpty() && isRefused(rows.getLast())) {
      rows.removeLast();
    }
    removeLeadingSkips();
  }

  /// Gives a row up. Numbers in front that carry nothing leave the stream at once, since every
  /// packet tells the base; those in the middle travel as tombstones.
  public void skip(long sequence) {
    row(sequence).skip();
    removeLeadingSkips();
  }

  private void removeLeadingSkips() {
    while (!isEmpty() && rows.get(head).isSkipped()) {
      removeFirst();
    }
  }

  private OutboundRow removeFirst() {
    OutboundRow row = rows.get(head);
    head++;
    base++;
    if (head >= COMPACT_AT && head * 2 >= rows.size()) {
      rows.subList(0, head).clear();
      head = 0;
    }
    return row;
  }
}
