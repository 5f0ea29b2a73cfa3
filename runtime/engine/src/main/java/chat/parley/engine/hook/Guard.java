package chat.parley.engine.hook;

import chat.parley.api.hook.TransportHook;
import chat.parley.api.hook.TransportHook.OnError;
import chat.parley.api.hook.Verdict;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import chat.parley.core.Moment;
import chat.parley.engine.net.Loop;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One hook in its place: asks it, measures it, and judges its failures.
///
/// ```text
/// ON --three failures within an hour--> OFF       when it fails open
///                                   --> BLOCKING  when it fails closed
/// ```
///
/// Confined to the loop.
///
/// @param <H> the kind of hook
final class Guard<H extends TransportHook> {

  /// A pause of the collector may hit any call once; a hook that is slow is slow again.
  static final int SLOW_MAX = 5;

  static final long SLOW_NANOS = 5 * Moment.MILLISECOND;
  static final long SLOW_WINDOW = 10 * Moment.SECOND;

  static final int FAILURES_MAX = 3;
  static final long FAILURES_WINDOW = 3_600 * Moment.SECOND;

  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private final Origin origin;
  private final H hook;
  private final HookPlace place;
  private final OnError onError;
  private final Loop loop;
  private final Interest interest;
  private final Tally tally = new Tally();
  private final ArrayDeque<Long> failures = new ArrayDeque<>();
  private HookCounts.State state = HookCounts.State.ON;
  private long slowSince = Long.MIN_VALUE;
  private int slow;

  /// Where a hook is from.
  ///
  /// @param node on whose way it is
  /// @param who whose it is
  /// @param failures told of each failure, in words, on the loop
  record Origin(String node, String who, Consumer<? super String> failures) {}

  Guard(Origin origin, H hook, HookPlace place, OnError onError, Loop loop) {
    this.origin = origin;
    this.hook = hook;
    this.place = place;
    this.onError = onError;
    this.loop = loop;
    this.interest = interestOf(hook);
  }

  private static Interest interestOf(TransportHook hook) {
    return hook instanceof Interested it
        ? Objects.requireNonNull(it.interest(), "a hook says what it is interested in")
        : Interest.inAll();
  }

  /// Whether a piece may come past it only as it says: not so while the hook has nothing to do.
  boolean hasToBeAsked() {
    return state == HookCounts.State.BLOCKING || interest.isPresent();
  }

  HookPlace place() {
    return place;
  }

  HookCounts counts() {
    return tally.counts(origin.who, place.order(), state);
  }

  /// What the hook says of one piece, or what is to be done in its place; never throws.
  ///
  /// @param objection why a verdict cannot be carried out; empty when it can
  Verdict ask(
      Function<? super H, @Nullable Verdict> question,
      Function<? super Verdict, String> objection) {
    Verdict verdict =
        switch (state) {
          case ON -> askNow(question, objection);
          case OFF -> Verdict.PASS;
          case BLOCKING -> new Verdict.Drop("the hook has failed too often");
        };
    tally.judged(verdict);
    return verdict;
  }

  private Verdict askNow(
      Function<? super H, @Nullable Verdict> question,
      Function<? super Verdict, String> objection) {
    long begun = loop.now().nanos();
    Verdict verdict;
    try {
      verdict = question.apply(hook);
    } catch (RuntimeException | Error e) {
      took(begun);
      return failed("it threw %s".formatted(e.getClass().getSimpleName()), e);
    }
    boolean isTooSlow = took(begun);
    if (verdict == null) {
      return failed("it answered null", null);
    }
    String why = objection.apply(verdict);
    if (!why.isEmpty()) {
      return failed(why, null);
    }
    if (isTooSlow) {
      fail("its answers take more than %d ms".formatted(SLOW_NANOS / Moment.MILLISECOND), null);
    }
    return verdict;
  }

  /// Whether it has been too slow for too often.
  private boolean took(long begun) {
    long now = loop.now().nanos();
    tally.took(now - begun);
    if (now - begun <= SLOW_NANOS) {
      return false;
    }
    if (slow == 0 || now - slowSince > SLOW_WINDOW) {
      slowSince = now;
      slow = 0;
    }
    slow++;
    boolean isTooOften = slow == SLOW_MAX;
    slow = isTooOften ? 0 : slow;
    return isTooOften;
  }

  private Verdict failed(String why, @Nullable Throwable cause) {
    fail(why, cause);
    return switch (onError) {
      case CLOSED -> new Verdict.Drop(why);
      case OPEN -> Verdict.PASS;
    };
  }

  private void fail(String why, @Nullable Throwable cause) {
    long now = loop.now().nanos();
    tally.failed(why);
    log.warn("Hook failed: node={} hook={} why={}", origin.node, origin.who, why, cause);
    while (!failures.isEmpty() && now - failures.getFirst() > FAILURES_WINDOW) {
      failures.removeFirst();
    }
    failures.add(now);
    if (failures.size() >= FAILURES_MAX) {
      giveUp();
    }
    origin.failures.accept(why);
  }

  private void giveUp() {
    switch (onError) {
      case CLOSED -> {
        state = HookCounts.State.BLOCKING;
        log.error(
            "Nothing passes a hook that has failed too often, until it is removed: node={} hook={}",
            origin.node,
            origin.who);
      }
      case OPEN -> {
        state = HookCounts.State.OFF;
        log.error(
            "Hook switched off because it has failed too often: node={} hook={}",
            origin.node,
            origin.who);
      }
    }
  }

  /// Takes in that there was no room to keep a piece back, as its verdict has asked for.
  void hadNoRoom() {
    tally.hadNoRoom();
  }
}
