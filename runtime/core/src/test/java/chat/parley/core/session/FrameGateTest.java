package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.packet.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameGateTest {

  private static final long SECOND = Moment.SECOND;

  private final Pair pair = Pair.ofPeers(1);
  private final List<String> asked = new ArrayList<>();

  /// A gate that answers the same for every frame but those that it is asked for a second time.
  private record Scripted(List<String> asked, List<Long> delays) implements FrameGate {

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public List<Onward> leaving(String peer, Frame.Whole frame, int room) {
      return answer("leaving %s".formatted(peer), frame);
    }

    @Override
    public List<Onward> arriving(String peer, Frame.Whole frame, int room) {
      return answer("arriving %s".formatted(peer), frame);
    }

    private List<Onward> answer(String what, Frame.Whole frame) {
      asked.add("%s %d".formatted(what, Pair.numberOf(frame)));
      var rest = new Scripted(asked, List.of(0L));
      return delays.stream().map(delay -> new Onward(frame, delay, rest)).toList();
    }
  }

  private Session openedWith(Side side, List<Long> delays) {
    side.gate = new Scripted(asked, delays);
    side.restart();
    Session session = pair.opened();
    pair.left.session().isWith("right");
    pair.right.session().isWith("left");
    return session;
  }

  @Test
  void asksOnceForAFrameThatIsSentAgain() {
    Session session = openedWith(pair.left, List.of(0L));
    pair.loss = 0.7;

    session.send(Pair.frame(1));
    pair.driveUntil(() -> !pair.right.frames.isEmpty(), 20 * SECOND);

    assertEquals(List.of("leaving right 1"), asked);
  }

  @Test
  void neverSendsAFrameThatItDrops() {
    Session session = openedWith(pair.left, List.of());

    session.send(Pair.frame(1));
    pair.drive(5 * SECOND);

    assertEquals(List.of(), pair.right.frames);
    assertEquals(0, session.outstandingBytes());
  }

  @Test
  void sendsAFrameAsOftenAsItSays() {
    Session session = openedWith(pair.left, List.of(0L, 0L));

    session.send(Pair.frame(1));
    pair.drive(SECOND);

    assertEquals(2, pair.right.frames.size());
  }

  @Test
  void asksTheRestWhenTheTimeOfAFrameHasCome() {
    Session session = openedWith(pair.left, List.of(3 * SECOND));

    session.send(Pair.frame(1));
    pair.drive(2 * SECOND);
    int before = pair.right.frames.size();
    pair.drive(2 * SECOND);

    assertEquals(0, before);
    assertEquals(1, pair.right.frames.size());
    assertEquals(List.of("leaving right 1", "leaving right 1"), asked);
  }

  @Test
  void acknowledgesThePacketOfAFrameThatItDrops() {
    openedWith(pair.right, List.of());

    pair.left.session().send(Pair.frame(1));
    pair.drive(5 * SECOND);

    assertEquals(List.of(), pair.right.frames);
    assertEquals(0, pair.left.session().outstandingBytes());
    assertEquals(List.of("arriving left 1"), asked);
  }

  @Test
  void handsOverWhatArrivedWhenItsTimeHasCome() {
    openedWith(pair.right, List.of(3 * SECOND));

    pair.left.session().send(Pair.frame(1));
    pair.drive(2 * SECOND);
    int before = pair.right.frames.size();
    pair.drive(2 * SECOND);

    assertEquals(0, before);
    assertEquals(1, pair.right.frames.size());
  }

  @Test
  void forgetsWhatArrivedInASessionThatHasEnded() {
    openedWith(pair.right, List.of(30 * SECOND));

    pair.left.session().send(Pair.frame(1));
    pair.drive(SECOND);
    pair.left.session().close(CloseCode.GOODBYE, "");
    pair.drive(60 * SECOND);

    assertEquals(List.of(), pair.right.frames);
  }

  @Test
  void keepsBackNoMoreThanItHasRoomFor() {
    Session session = openedWith(pair.left, List.of(SECOND));

    for (int i = 0; i < Gatekeeper.KEPT_BACK_MAX + 10; i++) {
      session.send(Pair.frame(i));
    }
    pair.drive(20 * SECOND);

    assertEquals(1_024, pair.right.frames.size());
  }

  @Test
  void letsOtherWordsStandInPlaceOfAText() {
    Frame.Whole other = text(7, new Item.Message(5, 9, "", false, "other words"));

    assertEquals(Optional.of(other), inPlaceOfText(other));
  }

  @Test
  void letsNoOtherNumberStandInPlaceOfAText() {
    assertTrue(inPlaceOfText(text(7, new Item.Message(6, 9, "", false, "words"))).isEmpty());
    assertTrue(inPlaceOfText(text(8, new Item.Message(5, 9, "", false, "words"))).isEmpty());
  }

  @Test
  void letsNoTombstoneStandInPlaceOfAText() {
    assertTrue(inPlaceOfText(text(7, new Item.Skip(5))).isEmpty());
  }

  @Test
  void letsNoOtherPromiseStandInPlaceOfAReceipt() {
    var receipt = new Frame.Receipt(7, 5);
    byte[] higher = FrameEncoder.encode(new Frame.Receipt(7, 6));

    assertTrue(FrameGate.inPlaceOf(receipt, higher).isEmpty());
    assertEquals(Optional.of(receipt), FrameGate.inPlaceOf(receipt, FrameEncoder.encode(receipt)));
  }

  @Test
  void letsNoGarbageStandInPlaceOfAText() {
    Frame.Whole text = text(7, new Item.Message(5, 9, "", false, "words"));

    assertTrue(FrameGate.inPlaceOf(text, new byte[] {0x30, 1, 2}).isEmpty());
    assertTrue(FrameGate.inPlaceOf(text, new byte[0]).isEmpty());
  }

  private static Optional<Frame.Whole> inPlaceOfText(Frame.Whole other) {
    Frame.Whole text = text(7, new Item.Message(5, 9, "", false, "words"));
    return FrameGate.inPlaceOf(text, FrameEncoder.encode(other));
  }

  private static Frame.Whole text(long incarnation, Item item) {
    return new Frame.Text(incarnation, 0, item);
  }
}
