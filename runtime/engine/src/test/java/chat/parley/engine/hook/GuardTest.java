package chat.parley.engine.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.hook.DatagramHook;
import chat.parley.api.hook.TransportHook.OnError;
import chat.parley.api.hook.Verdict;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import chat.parley.core.Moment;
import chat.parley.engine.testing.FakeLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardTest {

  private static final InetSocketAddress PEER = new InetSocketAddress(1232);

  private final FakeLoop loop = new FakeLoop();
  private final List<String> told = new ArrayList<>();
  private Supplier<@Nullable Verdict> answer = () -> Verdict.PASS;
  private final Interest interest = Interest.inAll();
  private int asked;

  /// A hook that answers what the test says.
  private final class Scripted implements DatagramHook, Interested {
    @Override
    public Interest interest() {
      return interest;
    }

    @Override
    @SuppressWarnings("NullAway") // What authors get wrong.
    public Verdict out(byte[] bytes, InetSocketAddress to) {
      asked++;
      return answer.get();
    }
  }

  @Test
  void letsAPiecePassAnOpenHookThatThrows() {
    Guard<DatagramHook> guard = guard(OnError.OPEN);
    answer = GuardTest::mistake;

    assertEquals(Verdict.PASS, ask(guard));
  }

  @Test
  void dropsAPieceAtAClosedHookThatThrows() {
    Guard<DatagramHook> guard = guard(OnError.CLOSED);
    answer = GuardTest::mistake;

    assertEquals(new Verdict.Drop("it threw IllegalStateException"), ask(guard));
  }

  @Test
  void takesNullForAFailure() {
    Guard<DatagramHook> guard = guard(OnError.CLOSED);
    answer = () -> null;

    assertEquals(new Verdict.Drop("it answered null"), ask(guard));
    assertEquals(List.of("it answered null"), told);
  }

  @Test
  void doesNotAskAnOpenHookThatHasFailedThreeTimes() {
    Guard<DatagramHook> guard = guard(OnError.OPEN);
    answer = GuardTest::mistake;

    for (int i = 0; i < 5; i++) {
      assertEquals(Verdict.PASS, ask(guard));
    }

    assertEquals(3, asked);
    assertEquals(HookCounts.State.OFF, guard.counts().state());
  }

  @Test
  void letsNothingPassAClosedHookThatHasFailedThreeTimes() {
    Guard<DatagramHook> guard = guard(OnError.CLOSED);
    answer = GuardTest::mistake;
    for (int i = 0; i < 3; i++) {
      ask(guard);
    }
    answer = () -> Verdict.PASS;

    assertEquals(new Verdict.Drop("the hook has failed too often"), ask(guard));
    assertEquals(3, asked);
    interest.set(false);
    assertTrue(guard.hasToBeAsked(), "it has failed, whatever it is interested in");
    assertEquals(HookCounts.State.BLOCKING, guard.counts().state());
  }

  @Test
  void forgetsFailuresAfterAnHour() {
    Guard<DatagramHook> guard = guard(OnError.OPEN);
    answer = GuardTest::mistake;

    for (int i = 0; i < 10; i++) {
      ask(guard);
      loop.advance(1_801 * Moment.SECOND);
    }

    assertEquals(HookCounts.State.ON, guard.counts().state());
    assertEquals(10, guard.counts().failed());
  }

  @Test
  void takesFiveSlowAnswersWithinTenSecondsForOneFailure() {
    Guard<DatagramHook> guard = guard(OnError.CLOSED);
    answer = () -> after(6 * Moment.MILLISECOND);

    for (int i = 0; i < 5; i++) {
      assertEquals(Verdict.PASS, ask(guard));
    }

    assertEquals(List.of("its answers take more than 5 ms"), told);
  }

  @Test
  void forgivesASlowAnswerNowAndThen() {
    Guard<DatagramHook> guard = guard(OnError.CLOSED);
    answer = () -> after(6 * Moment.MILLISECOND);

    for (int i = 0; i < 20; i++) {
      ask(guard);
      loop.advance(3 * Moment.SECOND);
    }

    assertEquals(0, guard.counts().failed());
  }

  @Test
  void countsWhatBecameOfThePieces() {
    Guard<DatagramHook> guard = guard(OnError.CLOSED);
    var verdicts =
        List.of(
            Verdict.PASS,
            new Verdict.Drop("too loud"),
            new Verdict.Drop("too loud"),
            new Verdict.Replace(new byte[1]),
            new Verdict.Split(List.of(new byte[1])),
            new Verdict.Delay(Duration.ZERO));

    for (Verdict verdict : verdicts) {
      answer = () -> verdict;
      ask(guard);
    }

    HookCounts counts = guard.counts();
    assertEquals(
        List.of(1L, 2L, 1L, 1L, 1L, 0L),
        List.of(
            counts.passed(),
            counts.dropped(),
            counts.replaced(),
            counts.split(),
            counts.delayed(),
            counts.failed()));
    assertEquals(Map.of("too loud", 2L), counts.reasons());
    assertEquals(6, counts.pieces());
  }

  @Test
  void measuresHowLongAnswersTake() {
    Guard<DatagramHook> guard = guard(OnError.CLOSED);

    for (long micros : new long[] {100, 300, 200}) {
      answer = () -> after(micros * 1_000);
      ask(guard);
    }

    assertEquals(600_000, guard.counts().nanosTotal());
    assertEquals(300_000, guard.counts().nanosMax());
  }

  @Test
  void keepsSixteenReasonsByName() {
    Guard<DatagramHook> guard = guard(OnError.CLOSED);

    for (int i = 0; i < 100; i++) {
      String why = "number %d".formatted(i);
      answer = () -> new Verdict.Drop(why);
      ask(guard);
    }

    Map<String, Long> reasons = guard.counts().reasons();
    assertEquals(17, reasons.size());
    assertTrue(reasons.containsKey("number 15"));
    assertEquals(84, reasons.get("other reasons"));
  }

  private static Verdict mistake() {
    throw new IllegalStateException("on purpose");
  }

  private Verdict after(long nanos) {
    loop.advance(nanos);
    return Verdict.PASS;
  }

  private Guard<DatagramHook> guard(OnError onError) {
    var origin = new Guard.Origin("test", "scripted", told::add);
    return new Guard<>(origin, new Scripted(), new HookPlace(0, 0), onError, loop);
  }

  private static Verdict ask(Guard<DatagramHook> guard) {
    return guard.ask(hook -> hook.out(new byte[] {1}, PEER), _ -> "");
  }
}
