package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class PacketEncoderTest {

  @Test
  void beginsAnInitWithItsHeader() {
    byte[] init = PacketEncoder.init(5, new byte[1148]);

    assertArrayEquals(PacketEncoder.initHeader(5), Arrays.copyOf(init, 12));
  }

  @Test
  void fillsTheDatagramWithAnInit() {
    assertEquals(Limits.DATAGRAM_MAX, PacketEncoder.INIT_TOKEN_OFFSET + PacketEncoder.TOKEN_LENGTH);
    assertEquals(
        PacketEncoder.INIT_TOKEN_OFFSET,
        PacketEncoder.INIT_MAC1_OFFSET + PacketEncoder.MAC1_LENGTH);
  }

  @Test
  void makesResetsShorterThanWhatProvokesThem() {
    byte[] reset = PacketEncoder.reset(5, new byte[16]);

    assertEquals(28, reset.length);
    assertTrue(reset.length < Limits.DATA_OVERHEAD + 1);
  }

  @Test
  void writesOverEveryByteOfADataHeader() {
    byte[] clean = new byte[20];
    byte[] dirty = Samples.fill(20, 0xff);

    PacketEncoder.dataHeader(clean, 7, 8);
    PacketEncoder.dataHeader(dirty, 7, 8);

    assertArrayEquals(clean, dirty);
  }

  @Test
  void refusesFieldsOfOtherLengths() {
    byte[] init = PacketEncoder.init(5, new byte[1148]);

    assertRefused(() -> PacketEncoder.init(5, new byte[1147]));
    assertRefused(() -> PacketEncoder.putMac1(init, new byte[17]));
    assertRefused(() -> PacketEncoder.putToken(init, new byte[23]));
    assertRefused(() -> PacketEncoder.challenge(5, new byte[25], Samples.key(1)));
    assertRefused(() -> PacketEncoder.response(5, 6, new byte[47]));
    assertRefused(() -> PacketEncoder.response(5, 6, new byte[1181]));
    assertRefused(() -> PacketEncoder.reset(5, new byte[15]));
  }

  @Test
  void refusesCountersBeyondTheLargest() {
    assertRefused(() -> PacketEncoder.dataHeader(new byte[20], 5, 1L << 62));
    assertRefused(() -> PacketEncoder.dataHeader(new byte[20], 5, -1));
  }

  private static void assertRefused(Executable encoding) {
    assertThrows(IllegalArgumentException.class, encoding);
  }
}
