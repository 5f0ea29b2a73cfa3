package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameDecoderTest {

  @Test
  void decodesAnEmptyPacketToNoFrames() {
    assertEquals(new Decoded.Frames(List.of()), FrameDecoder.decode(new byte[0], 0, 0));
  }

  @Test
  void leavesPaddingOut() {
    assertEquals(
        new Decoded.Frames(List.of(new Frame.Ping(), new Frame.Deregister())),
        decode("01 11 00 00 00"));
  }

  @Test
  void rejectsFramesAfterPadding() {
    assertEquals(new Decoded.Malformed("frame after padding", 3), decode("01 00 00 01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"07", "0f", "18", "1f", "2b", "2f", "32", "40", "80", "ff"})
  void rejectsUnknownTypes(String type) {
    assertEquals(
        new Decoded.Malformed("unknown type of frame", 2), decode("01 " + type + " 00 00"));
  }

  @Test
  void countsNoFrameOfAPacketWithABadOne() {
    assertEquals(new Decoded.Malformed("ends early", 2), decode("01 25"));
  }

  @Test
  void rejectsWhatIsLongerThanAPacket() {
    assertEquals(
        new Decoded.Malformed("longer than a packet", 1164),
        FrameDecoder.decode(new byte[1165], 0, 1165));
  }

  @Test
  void rejectsReassembledFramesThatAreLongerThanAFrame() {
    assertEquals(
        new Decoded.Malformed("longer than a frame", 17_920),
        FrameDecoder.decodeWhole(new byte[17_921]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "02 00 00 00 00",
        "03 00000000 0000 0001 0001 aa",
        "04 0000000000000000",
        "05 0000000000000000",
        "06 00 00"
      })
  void rejectsReassembledFramesThatMayNotBeCut(String frame) {
    assertEquals(
        new Decoded.Malformed("not a frame that may be cut", 0),
        FrameDecoder.decodeWhole(hex(frame)));
  }

  @ParameterizedTest
  @CsvSource({"11 00, 1", "11 11, 1", "12 0000000000000000 00 ff, 10"})
  void rejectsAnythingAfterAReassembledFrame(String bytes, int offset) {
    assertEquals(
        new Decoded.Malformed("bytes after the frame", offset),
        FrameDecoder.decodeWhole(hex(bytes)));
  }

  @ParameterizedTest
  @CsvSource({ // Largest, delay, ranges after the first, its length; then gap and length of each.
    "02 00 00 00 00, ",
    "02 01 00 00 02, range below zero",
    "02 05 00 00 06, range below zero",
    "02 05 00 01 00 03 00, ",
    "02 05 00 01 00 03 01, range below zero",
    "02 05 00 01 00 04 00, range below zero",
    "02 05 00 01 00 03, ends early",
    "02 05 00 20 00, too many ranges",
    "02 ffffffffffffffff 00 01 ffffffffffffffff ffffffffffffffff ffffffffffffffff, range below zero"
  })
  void acceptsOnlyRangesAboveZero(String frame, String reason) {
    assertOutcome(reason, decode(frame));
  }

  @ParameterizedTest
  @CsvSource({ // Id, offset, total, length.
    "03 ffffffff 0000 0001 0001 aa, ",
    "03 00000000 45ff 4600 0001 aa, ",
    "03 00000000 0000 0000 0000, fragment does not fit",
    "03 00000000 0000 0001 0000, fragment does not fit",
    "03 00000000 0001 0001 0001 aa, fragment does not fit",
    "03 00000000 0000 4601 0001 aa, fragment does not fit",
    "03 00000000 0000 4600 0481, fragment does not fit",
    "03 00000000 0000 4600 0480 aa, ends early"
  })
  void acceptsOnlyFragmentsThatFitTheirFrame(String frame, String reason) {
    assertOutcome(reason, decode(frame));
  }

  @ParameterizedTest
  @CsvSource({ // Incarnation, base, flags, sequence, sent at, target, text.
    "30 0000000000000000 00 00 01 00 00 00, ",
    "30 0000000000000000 00 02 01 00 00 00, ",
    "30 0000000000000000 00 01 01, ",
    "30 0000000000000000 00 03 01 00 00 00, unknown item flags",
    "30 0000000000000000 00 04 01 00 00 00, unknown item flags",
    "30 0000000000000000 00 00 00 00 00 00, sequence is 0",
    "30 0000000000000000 00 00 01 00 012a 00, ",
    "30 0000000000000000 00 00 01 00 022361 00, ",
    "30 0000000000000000 00 00 01 00 0123 00, 'target is neither empty, a room nor *'",
    "30 0000000000000000 00 00 01 00 0161 00, 'target is neither empty, a room nor *'",
    "30 0000000000000000 00 00 01 00 022309 00, 'target is neither empty, a room nor *'",
    "30 0000000000000000 00 00 01 00 4041 00, target is too long",
    "30 0000000000000000 00 00 01 00 00 80004001, text is too long",
    "30 0000000000000000 00 00 01 00 00 0180, text is not UTF-8"
  })
  void acceptsOnlyItemsWithinTheLimits(String frame, String reason) {
    assertOutcome(reason, decode(frame));
  }

  @ParameterizedTest
  @CsvSource({
    "06 04 00, ",
    "06 05 00, unknown close code",
    "06 00 40c9, reason is too long",
    "21 04 00, ",
    "21 05 00, unknown refusal",
    "21 00 40c9, reason is too long",
    "26 00 05, ",
    "26 00 06, unknown refusal",
    "25 00 01, ",
    "25 00 02, neither yes nor no",
    "13 0161, ",
    "13 00, nickname is empty or has control characters",
    "13 0107, nickname is empty or has control characters",
    "13 02c285, nickname is empty or has control characters",
    "13 4041, nickname is too long",
    "14 01 00, ",
    "14 02 00, neither yes nor no",
    "14 01 01 0161, watches all and some",
    "14 00 4101, too many nicknames",
    "14 00 05 0161, ends early",
    "16 00 0161 bfffffff 00, ",
    "16 00 0161 c000000080000000 00, slot is too large",
    "16 00 0161 00 80004401, mail is too long",
    "17 4101, too many mails",
    "17 00 4101, too many mails",
    "17 02 00, ends early",
    "20 0000000000000000 c000000080000000, lease is too long",
    "20 0000000000000000 00 00 4201, certificate is too long",
    "24 0161 02, too many entries",
    "24 0161 01, ends early",
    "27 00 80004401, mail is too long"
  })
  void acceptsOnlyFieldsWithinTheLimits(String frame, String reason) {
    assertOutcome(reason, decode(frame));
  }

  @ParameterizedTest
  @CsvSource({ // Index, number of pieces, number of entries.
    "00 01 00, ",
    "8000fffe 8000ffff 00, ",
    "00 00 00, index is beyond the last piece",
    "01 01 00, index is beyond the last piece",
    "80010000 01 00, index of the piece is too large",
    "00 80010000 00, too many pieces",
    "00 01 4041, too many entries",
    "00 01 01, ends early"
  })
  void acceptsOnlyPiecesThatASnapshotCanHave(String end, String reason) {
    String hash = "00".repeat(32);

    assertOutcome(reason, decode("29 0000000000000000 00 " + hash + end));
  }

  private static void assertOutcome(String reason, Decoded decoded) {
    if (reason == null) {
      assertInstanceOf(Decoded.Frames.class, decoded);
    } else {
      assertEquals(reason, assertInstanceOf(Decoded.Malformed.class, decoded).reason());
    }
  }

  private static Decoded decode(String frames) {
    byte[] bytes = hex(frames);
    return FrameDecoder.decode(bytes, 0, bytes.length);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
