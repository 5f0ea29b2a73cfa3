package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class EntryCodecTest {

  @Test
  void knowsTheLengthOfTheEncoding() {
    assertEquals(EntryCodec.encode(Samples.ENTRY).length, EntryCodec.length(Samples.ENTRY));
  }

  @Test
  void acceptsNoBytesAfterTheEntry() {
    byte[] bytes = EntryCodec.encode(Samples.ENTRY);

    assertNotNull(EntryCodec.decode(bytes));
    assertNull(EntryCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void refusesEntriesBeyondTheLimits() {
    assertRefused(List.of("tea"), "");
    assertRefused(List.of("#"), "");
    assertRefused(List.of("#a\nb"), "");
    assertRefused(List.of("#" + "a".repeat(64)), "");
    assertRefused(Collections.nCopies(33, "#tea"), "");
    assertRefused(List.of(), "a".repeat(201));
    assertRefused(List.of(), "\ud800");
  }

  @Test
  void rejectsARecordOfAnotherLayout() {
    byte[] delta = FrameEncoder.encode(delta(List.of(Samples.ENTRY)));
    delta[1 + 8 + 1 + 32 + 1 + 2] ^= 1;

    assertMalformed("identity record has another layout", delta);
  }

  @Test
  void rejectsUnknownPresenceKindAndRooms() {
    int presence = 1 + 8 + 1 + 32 + 1 + 2 + Samples.ENTRY.identity().encode().length + 8;

    assertMalformed("unknown presence", changed(bytes -> bytes[presence] = 3));
    assertMalformed("unknown kind of entry", changed(bytes -> bytes[presence + 1] = 2));
    assertMalformed("too many rooms", changed(bytes -> bytes[presence + 20] = 33));
    assertMalformed("room is too long", changed(bytes -> setLength(bytes, presence + 21, 65)));
    assertMalformed(
        "room has no # or has control characters",
        changed(bytes -> bytes[presence + 22] = (byte) 'a'));
  }

  @Test
  void rejectsRegistrationsAsOffline() {
    byte[] register = Vectors.bytes("frame-10-register");
    int presence = 1 + 2 + Samples.ENTRY.identity().encode().length + 1;
    register[presence] = 2;

    assertMalformed("registers as offline", register);
  }

  private static byte[] changed(Consumer<byte[]> change) {
    byte[] delta = FrameEncoder.encode(delta(List.of(Samples.ENTRY)));
    change.accept(delta);
    return delta;
  }

  private static void setLength(byte[] bytes, int at, int length) {
    bytes[at] = 0x40;
    bytes[at + 1] = (byte) length;
  }

  private static Frame delta(List<TableEntry> entries) {
    return new Frame.Delta(1, 2, new byte[32], entries);
  }

  private static void assertMalformed(String reason, byte[] frame) {
    Decoded decoded = FrameDecoder.decode(frame, 0, frame.length);

    assertEquals(reason, assertInstanceOf(Decoded.Malformed.class, decoded).reason());
  }

  private static void assertRefused(List<String> rooms, String status) {
    var entry =
        new TableEntry(
            Samples.ENTRY.identity(),
            1,
            EntryPresence.ONLINE,
            EntryKind.HUMAN,
            Address.NONE,
            rooms,
            status);

    assertThrows(IllegalArgumentException.class, () -> EntryCodec.encode(entry));
  }
}
