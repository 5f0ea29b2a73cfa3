package chat.parley.core.store;

import chat.parley.core.Moment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a node wants written, in order, and what it has promised to do once that is durable.
///
/// One batch is at the store at a time; what is asked for meanwhile goes together in the next, so
/// that the busier the node, the more one flush of the disk carries. When the disk is full, what
/// may be refused is refused, and all the rest stays in front of the queue and is tried again: a
/// later write can never be committed before an earlier one.
///
/// @param <P> what a node does when a write is durable
public final class Ledger<P> {

  /// The most entries in one batch; more wait for the next.
  private static final int BATCH_MAX = 4_096;

  /// How long a write that nobody waits for may wait for company.
  private static final long LAZY_NANOS = 50 * Moment.MILLISECOND;

  /// How long to wait before a full disk is tried again.
  private static final long FULL_NANOS = Moment.SECOND;

  private final Predicate<P> refusable;
  private final ArrayDeque<Entry<P>> waiting = new ArrayDeque<>();
  private List<Entry<P>> inFlight = List.of();
  private boolean isBusy;
  private long token;
  private long dueAt = Moment.NEVER;
  private long notBefore = Long.MIN_VALUE;

  /// Writes that are committed together, and the promise that hangs on them.
  private record Entry<P>(List<? extends Write> writes, @Nullable P promise) {}

  /// A batch for the store.
  public record Batch(long token, List<Write> writes) {}

  /// What a finished batch means.
  ///
  /// @param kept promises to be fulfilled now, in order
  /// @param refused promises whose writes the full disk has refused; those writes are dropped
  public record Finished<P>(List<P> kept, List<P> refused) {}

  /// An empty ledger.
  ///
  /// @param refusable whether the writes behind a promise are given up when the disk is full
  public Ledger(Predicate<P> refusable) {
    this.refusable = refusable;
  }

  /// Writes, and keeps the promise once that is durable and everything before it is.
  public void write(List<? extends Write> writes, P promise) {
    waiting.add(new Entry<>(writes, promise));
    dueAt = Long.MIN_VALUE;
  }

  /// Writes soon, with nobody waiting for it.
  public void write(Write write) {
    waiting.add(new Entry<>(List.of(write), null));
    dueAt = Long.MIN_VALUE;
  }

  /// Writes with the next batch, or within 50 ms.
  public void writeLazily(Moment now, Write write) {
    waiting.add(new Entry<>(List.of(write), null));
    dueAt = Math.min(dueAt, now.nanos() + LAZY_NANOS);
  }

  /// The batch to hand to the store now; null when there is none, or one is under way.
  public @Nullable Batch next(Moment now) {
    if (isBusy || waiting.isEmpty() || now.nanos() < deadline()) {
      return null;
    }
    var writes = new ArrayList<Write>();
    inFlight = new ArrayList<>(Math.min(waiting.size(), BATCH_MAX));
    while (!waiting.isEmpty() && inFlight.size() < BATCH_MAX) {
      Entry<P> entry = waiting.remove();
      inFlight.add(entry);
      writes.addAll(entry.writes());
    }
    dueAt = waiting.isEmpty() ? Moment.NEVER : Long.MIN_VALUE;
    isBusy = true;
    token++;
    return new Batch(token, writes);
  }

  /// Takes in that the batch under way is committed, or that the disk is full.
  ///
  /// @throws IllegalStateException when no such batch is under way
  public Finished<P> finished(Moment now, long finishedToken, boolean isFull) {
    if (!isBusy || finishedToken != token) {
      throw new IllegalStateException(
          "batch %d finished, but %d is under way".formatted(finishedToken, isBusy ? token : 0));
    }
    isBusy = false;
    List<Entry<P>> entries = inFlight;
    inFlight = List.of();
    var kept = new ArrayList<P>(entries.size());
    var refused = new ArrayList<P>();
    for (Entry<P> entry : isFull ? entries.reversed() : entries) {
      P promise = entry.promise();
      if (!isFull) {
        if (promise != null) {
          kept.add(promise);
        }
      } else if (promise != null && refusable.test(promise)) {
        refused.addFirst(promise);
      } else {
        waiting.addFirst(entry);
      }
    }
    if (isFull) {
      notBefore = now.nanos() + FULL_NANOS;
      dueAt = waiting.isEmpty() ? Moment.NEVER : Long.MIN_VALUE;
    } else {
      notBefore = Long.MIN_VALUE;
    }
    return new Finished<>(kept, refused);
  }

  /// When [#next] wants to be asked, in the step clock's nanoseconds; never while a batch is under
  /// way.
  public long deadline() {
    return isBusy || waiting.isEmpty() ? Moment.NEVER : Math.max(dueAt, notBefore);
  }

  /// Whether everything asked for is durable.
  public boolean isSettled() {
    return !isBusy && waiting.isEmpty();
  }
}
