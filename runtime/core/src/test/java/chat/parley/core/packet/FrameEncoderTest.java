package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameEncoderTest {

  static Stream<Frame> framesBeyondTheLimits() {
    return Stream.of(
        acknowledgement(),
        acknowledgement(Samples.range(5, 4)),
        acknowledgement(Samples.range(-1, 4)),
        acknowledgement(Samples.range(0, 1L << 62)),
        acknowledgement(Samples.range(5, 9), Samples.range(2, 4)),
        acknowledgement(Samples.range(5, 9), Samples.range(7, 8)),
        acknowledgement(Samples.range(1, 2), Samples.range(8, 9)),
        new Frame.Acknowledgement(0, Collections.nCopies(33, Samples.range(0, 0))),
        new Frame.Acknowledgement(-1, List.of(Samples.range(0, 0))),
        new Frame.Fragment(0, 0, 0, new byte[0]),
        new Frame.Fragment(0, -1, 9, new byte[1]),
        new Frame.Fragment(0, 9, 9, new byte[1]),
        new Frame.Fragment(0, 0, 17_921, new byte[1]),
        new Frame.Fragment(0, 0, 9000, new byte[1153]),
        new Frame.Fragment(1L << 32, 0, 9, new byte[1]),
        new Frame.Fragment(-1, 0, 9, new byte[1]),
        new Frame.Close(CloseCode.GOODBYE, "a".repeat(201)),
        new Frame.Lookup(""),
        new Frame.Lookup("a\tb"),
        new Frame.Lookup("a".repeat(65)),
        new Frame.Lookup("ß".repeat(33)),
        new Frame.Watch(true, List.of("bob")),
        new Frame.Watch(false, Collections.nCopies(257, "bob")),
        new Frame.Heartbeat(0, -1),
        new Frame.Store(1, "bob", -1, new byte[1]),
        new Frame.Store(-1, "bob", 0, new byte[1]),
        new Frame.Store(1, "bob", 0, new byte[17_409]),
        new Frame.MailTaken(Collections.nCopies(257, 1L), List.of()),
        new Frame.MailTaken(List.of(), List.of(-1L)),
        new Frame.Registered(1, -1, 2, new byte[0], Address.NONE, 0),
        new Frame.Registered(1, 1, 2, new byte[513], Address.NONE, 0),
        new Frame.Refused(Refusal.LIMIT, "a".repeat(201)),
        new Frame.Found("bob", List.of(Samples.ENTRY, Samples.ENTRY)),
        new Frame.Mail(1, new byte[17_409]),
        new Frame.Delta(1, 2, new byte[31], List.of()),
        new Frame.Delta(1, 2, new byte[32], Collections.nCopies(65, Samples.ENTRY)),
        new Frame.Snapshot(1, 2, new byte[33], 0, 1, List.of()),
        new Frame.Snapshot(1, 2, new byte[32], 1, 1, List.of()),
        new Frame.Snapshot(1, 2, new byte[32], -1, 1, List.of()),
        new Frame.Snapshot(1, 2, new byte[32], 0, 65_536, List.of()),
        new Frame.Text(1, 2, new Item.Skip(0)),
        new Frame.Text(1, -2, new Item.Skip(1)),
        text("", "a".repeat(16_385)),
        text("", "€".repeat(5462)),
        text("", "\udc00"),
        text("tea", ""),
        text("#", ""),
        text("#" + "a".repeat(64), ""),
        new Frame.Text(1, 2, new Item.Message(3, -4, "", false, "")),
        new Frame.Receipt(1, 1L << 62));
  }

  @ParameterizedTest
  @MethodSource("framesBeyondTheLimits")
  void refusesFramesBeyondTheLimits(Frame frame) {
    assertThrows(IllegalArgumentException.class, () -> FrameEncoder.length(frame));
  }

  @Test
  void encodesTheLongestText() {
    Frame frame = text("#" + "a".repeat(63), "€".repeat(5461) + "x");

    byte[] bytes = FrameEncoder.encode(frame);

    assertEquals(new Decoded.Frames(List.of(frame)), FrameDecoder.decodeWhole(bytes));
  }

  @Test
  void fitsTheLongestFramesIntoTheirFragments() {
    String nickname = "a".repeat(64);
    byte[] mail = new byte[Limits.MAIL_MAX];
    long large = (1L << 62) - 1;

    assertFits(new Frame.Store(large, nickname, Integer.MAX_VALUE, mail));
    assertFits(new Frame.Mail(large, mail));
    assertFits(text("#" + "a".repeat(63), "a".repeat(Limits.TEXT_MAX)));
    assertFits(new Frame.Watch(false, Collections.nCopies(Limits.WATCHED_MAX, nickname)));
    List<Long> ids = Collections.nCopies(Limits.MAIL_TAKEN_MAX, large);
    assertFits(new Frame.MailTaken(ids, ids));
  }

  @Test
  void fitsTheLongestFragmentIntoOnePacket() {
    byte[] bytes = new byte[Limits.FRAGMENT_BYTES_MAX];
    Frame fragment = new Frame.Fragment(0xffff_ffffL, 16_768, Limits.FRAME_MAX, bytes);

    assertTrue(FrameEncoder.length(fragment) <= Limits.PLAINTEXT_MAX);
  }

  @Test
  void writesNothingOutsideTheFrame() {
    byte[] buffer = Samples.fill(8, 0xee);

    int end = FrameEncoder.write(new Frame.Stored(5, true), buffer, 2);

    assertEquals(5, end);
    assertArrayEquals(new byte[] {-18, -18, 0x25, 5, 1, -18, -18, -18}, buffer);
  }

  private static void assertFits(Frame frame) {
    assertTrue(FrameEncoder.length(frame) <= Limits.FRAME_MAX);
  }

  private static Frame acknowledgement(Frame.Acknowledgement.Range... ranges) {
    return new Frame.Acknowledgement(0, List.of(ranges));
  }

  private static Frame text(String target, String text) {
    return new Frame.Text(1, 2, new Item.Message(3, 4, target, false, text));
  }
}
