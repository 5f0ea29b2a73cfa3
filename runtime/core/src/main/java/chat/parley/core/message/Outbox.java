package chat.parley.core.message;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All messages of a client that are not settled, in streams: one for each recipient and
/// incarnation.
///
/// Numbers are given here; nothing else ever makes one up.
public final class Outbox {

  private final long incarnation;
  private final Map<String, TreeMap<Long, OutboundStream>> streams = new LinkedHashMap<>();
  private final Map<String, Long> lastSequences = new LinkedHashMap<>();

  /// The outbox as it was on disk. Rows that were there may have been sent before.
  public Outbox(long incarnation, List<OutboxRow> rows, Map<String, Long> lastSequences) {
    this.incarnation = incarnation;
    this.lastSequences.putAll(lastSequences);
    var sorted = new ArrayList<OutboxRow>(rows);
    sorted.sort((a, b) -> Long.compare(a.message().sequence(), b.message().sequence()));
    for (OutboxRow row : sorted) {
      restore(row);
    }
    for (String recipient : this.lastSequences.keySet()) {
      stream(recipient, incarnation);
    }
  }

  private void restore(OutboxRow row) {
    OutboundStream stream = stream(row.recipient(), row.incarnation());
    long sequence = row.message().sequence();
    while (!stream.isEmpty() && stream.last() < sequence - 1) {
      var gap = new Item.Message(stream.last() + 1, row.message().sentAtMillis(), "", false, "");
      var lost = new OutboundRow(placed(row, gap, OutboxState.SKIPPED), Long.MIN_VALUE);
      lost.skip();
      lost.expose();
      stream.append(lost);
    }
    var restored = new OutboundRow(row, Long.MIN_VALUE);
    restored.commit(Long.MIN_VALUE);
    restored.expose();
    stream.append(restored);
  }

  private static OutboxRow placed(OutboxRow like, Item.Message message, OutboxState state) {
    return new OutboxRow(like.incarnation(), like.recipient(), like.identity(), message, state);
  }

  /// Numbers a new message and puts it in, not yet durable.
  ///
  /// @param draft the message; its sequence number is replaced
  public OutboundRow add(
      String recipient, IdentityHash identity, Item.Message draft, long nowNanos) {
    long sequence = lastSequences.getOrDefault(recipient, 0L) + 1;
    lastSequences.put(recipient, sequence);
    var message =
        new Item.Message(
            sequence, draft.sentAtMillis(), draft.target(), draft.fromBot(), draft.text());
    var row =
        new OutboundRow(
            new OutboxRow(incarnation, recipient, identity, message, OutboxState.PENDING),
            nowNanos);
    stream(recipient, incarnation).append(row);
    return row;
  }

  /// The message is durable.
  public void commit(OutboundRow row, long nowNanos) {
    OutboundStream stream = find(row.row().recipient(), row.row().incarnation());
    if (stream != null && stream.holds(row.sequence())) {
      stream.commit(row.sequence(), nowNanos);
    }
  }

  /// The disk has refused the message: its number carries nothing.
  public void refuse(OutboundRow row) {
    String recipient = row.row().recipient();
    OutboundStream stream = find(recipient, row.row().incarnation());
    if (stream != null && stream.holds(row.sequence())) {
      stream.refuse(row.sequence());
      lastSequences.put(recipient, stream.last());
    }
  }

  private OutboundStream stream(String recipient, long ofIncarnation) {
    return streams
        .computeIfAbsent(recipient, _ -> new TreeMap<>())
        .computeIfAbsent(
            ofIncarnation,
            _ -> {
              long last = lastSequences.getOrDefault(recipient, 0L);
              return new OutboundStream(
                  recipient, ofIncarnation, ofIncarnation == incarnation ? last + 1 : 1);
            });
  }

  /// The streams to one recipient.
  public Collection<OutboundStream> to(String recipient) {
    TreeMap<Long, OutboundStream> found = streams.get(recipient);
    return found == null ? List.of() : Collections.unmodifiableCollection(found.values());
  }

  /// One stream, or null when there is none.
  public @Nullable OutboundStream find(String recipient, long ofIncarnation) {
    TreeMap<Long, OutboundStream> found = streams.get(recipient);
    return found == null ? null : found.get(ofIncarnation);
  }

  /// Whether something to this recipient is not settled.
  public boolean holds(String recipient) {
    return to(recipient).stream().anyMatch(stream -> !stream.isEmpty());
  }

  /// The keys of all recipients that something unsettled is addressed to.
  public List<String> recipients() {
    return streams.keySet().stream().filter(this::holds).toList();
  }
}
