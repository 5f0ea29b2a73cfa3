package chat.parley.engine.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.hook.FrameHook;
import chat.parley.api.hook.Verdict;
import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.packet.Item;
import chat.parley.core.session.FrameGate;
import chat.parley.engine.testing.FakeLoop;
import chat.parley.engine.time.MachineThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookedFramesTest {

  private static final Frame.Text TEXT = text("hello");

  private final TransportHooks hooks =
      new TransportHooks("test", new FakeLoop(), new MachineThreads());
  private final FrameGate gate = hooks.frames();
  private final List<String> asked = new ArrayList<>();

  /// A hook that writes down when it is asked, and answers the same both ways.
  private final class Noting implements FrameHook {
    private final int order;
    private final Verdict verdict;

    Noting(int order, Verdict verdict) {
      this.order = order;
      this.verdict = verdict;
    }

    @Override
    public int order() {
      return order;
    }

    @Override
    public Verdict out(Frame frame) {
      asked.add("%d out %s to %s".formatted(order, frame.kind(), frame.peer()));
      return verdict;
    }

    @Override
    public Verdict in(Frame frame) {
      asked.add("%d in %s of %s".formatted(order, frame.kind(), frame.peer()));
      return verdict;
    }
  }

  @Test
  void standsOpenWithoutHooks() {
    boolean before = gate.isOpen();
    add(0, Verdict.PASS);

    assertTrue(before);
    assertFalse(gate.isOpen());
  }

  @Test
  void asksInOrderOnTheWayOutAndInReverseOnTheWayIn() {
    add(1, Verdict.PASS);
    add(0, Verdict.PASS);

    gate.leaving("bob", TEXT, 10);
    gate.arriving("", new Frame.MailTaken(List.of(), List.of()), 10);

    assertEquals(
        List.of(
            "0 out TEXT to bob", "1 out TEXT to bob", "1 in MAIL_TAKEN of ", "0 in MAIL_TAKEN of "),
        asked);
  }

  @Test
  void letsTheVeryFramePass() {
    add(0, Verdict.PASS);

    assertEquals(List.of(FrameGate.Onward.now(TEXT)), gate.leaving("bob", TEXT, 10));
  }

  @Test
  void replacesTheWordsOfAText() {
    add(0, new Verdict.Replace(FrameEncoder.encode(text("HELLO"))));

    assertEquals(List.of(FrameGate.Onward.now(text("HELLO"))), gate.leaving("bob", TEXT, 10));
  }

  @Test
  void takesAForgedReceiptForAFailure() {
    add(0, new Verdict.Replace(FrameEncoder.encode(new Frame.Receipt(7, 99))));

    assertEquals(List.of(), gate.leaving("bob", new Frame.Receipt(7, 3), 10));
    assertEquals(
        "it made of a RECEIPT what may not stand in its place",
        hooks.counts().getFirst().lastFailure());
  }

  @Test
  void takesOtherWordsOfTheOtherSideForAFailure() {
    add(0, new Verdict.Replace(FrameEncoder.encode(text("HELLO"))));

    assertEquals(List.of(), gate.arriving("bob", TEXT, 10));
    assertEquals(
        "it puts words into the mouth of the other side", hooks.counts().getFirst().lastFailure());
  }

  @Test
  void asksThoseBehindADelayWhenItIsOver() {
    add(0, new Verdict.Delay(Duration.ofSeconds(1)));
    add(1, new Verdict.Drop("no"));

    FrameGate.Onward late = gate.leaving("bob", TEXT, 10).getFirst();
    List<FrameGate.Onward> then = late.rest().leaving("bob", late.frame(), 10);

    assertEquals(Moment.SECOND, late.delayNanos());
    assertEquals(List.of(), then);
    assertEquals(List.of("0 out TEXT to bob", "1 out TEXT to bob"), asked);
  }

  @Test
  void dropsWhatItHasNoRoomToKeepBack() {
    add(0, new Verdict.Delay(Duration.ofSeconds(1)));

    assertEquals(List.of(), gate.leaving("bob", TEXT, 0));
    assertEquals(1, hooks.counts().getFirst().dropped());
    assertEquals(0, hooks.counts().getFirst().delayed());
  }

  private static Frame.Text text(String words) {
    return new Frame.Text(7, 1, new Item.Message(3, 1_800_000_000_000L, "", false, words));
  }

  private void add(int order, Verdict verdict) {
    var _ = hooks.add("hook", new Noting(order, verdict), _ -> {});
  }
}
