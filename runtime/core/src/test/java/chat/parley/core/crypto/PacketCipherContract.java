package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the [PacketCipher] of every [Crypto] owes to the code above it.
abstract class PacketCipherContract {

  private static final int HEADER = 20;
  private static final int MARGIN = 7;

  private final Seeds seeds = new Seeds(2);
  private final byte[] key = seeds.key();
  private final byte[] header = seeds.bytes(HEADER);
  private final byte[] text = seeds.bytes(100);
  private final PacketCipher sender = newCrypto().cipher(key);
  private final PacketCipher receiver = newCrypto().cipher(key);

  abstract Crypto newCrypto();

  @Test
  void opensInPlaceWhatItSealedInPlace() {
    for (int length : new int[] {0, 1, 15, 16, 17, 31, 32, 100, 1164}) {
      byte[] plaintext = seeds.bytes(length);
      byte[] buffer = buffer(plaintext);

      sender.seal(length, buffer, MARGIN + HEADER, length, HEADER);
      byte[] sealed = buffer.clone();
      int opened = receiver.open(length, buffer, MARGIN + HEADER, length + 16, HEADER);

      assertEquals(length, opened);
      assertArrayEquals(
          plaintext, Arrays.copyOfRange(buffer, MARGIN + HEADER, MARGIN + HEADER + length));
      assertTrue(length < 15 || !Arrays.equals(buffer, sealed));
    }
  }

  @Test
  void touchesNothingAroundAPacket() {
    byte[] buffer = buffer(text);
    byte[] before = buffer.clone();

    sender.seal(0, buffer, MARGIN + HEADER, text.length, HEADER);

    int end = MARGIN + HEADER + text.length + 16;
    assertArrayEquals(
        Arrays.copyOf(before, MARGIN + HEADER), Arrays.copyOf(buffer, MARGIN + HEADER));
    assertArrayEquals(
        Arrays.copyOfRange(before, end, before.length),
        Arrays.copyOfRange(buffer, end, buffer.length));
  }

  @Test
  void sealsInPlaceLikeAWholeArray() {
    byte[] buffer = buffer(text);
    sender.seal(9, buffer, MARGIN + HEADER, text.length, HEADER);

    byte[] sealed = newCrypto().cipher(key).seal(9, header, text);

    int start = MARGIN + HEADER;
    assertArrayEquals(sealed, Arrays.copyOfRange(buffer, start, start + sealed.length));
  }

  @Test
  void hidesThePlaintext() {
    byte[] sealed = sender.seal(0, header, text);

    assertFalse(Arrays.equals(text, Arrays.copyOf(sealed, text.length)));
  }

  @Test
  void rejectsEveryDamagedPacket() {
    byte[] sealed = sender.seal(3, header, text);

    assertArrayEquals(text, receiver.open(3, header, sealed).orElseThrow());
    assertEquals(0, Damage.survivors(sealed, it -> receiver.open(3, header, it).isPresent()));
    assertEquals(0, Damage.survivors(header, it -> receiver.open(3, it, sealed).isPresent()));
  }

  @Test
  void rejectsBytesThatMoveBetweenHeaderAndBody() {
    byte[] buffer = buffer(text);
    sender.seal(0, buffer, MARGIN + HEADER, text.length, HEADER);

    assertEquals(
        -1, receiver.open(0, buffer, MARGIN + HEADER - 8, text.length + 16 + 8, HEADER - 8));
  }

  @Test
  void rejectsAnotherCounterAndAnotherKey() {
    byte[] sealed = sender.seal(3, header, text);

    assertTrue(receiver.open(2, header, sealed).isEmpty());
    assertTrue(receiver.open(3L << 32, header, sealed).isEmpty());
    assertTrue(newCrypto().cipher(seeds.key()).open(3, header, sealed).isEmpty());
  }

  @Test
  void rejectsWhatIsShorterThanATag() {
    byte[] buffer = new byte[HEADER + 15];

    for (int length = 0; length < 16; length++) {
      assertEquals(-1, receiver.open(0, buffer, HEADER, length, HEADER));
    }
    assertTrue(receiver.open(0, header, new byte[15]).isEmpty());
  }

  @Test
  void opensPacketsInAnyOrderAndTwice() {
    byte[][] sealed =
        IntStream.range(0, 4).mapToObj(i -> sender.seal(i, header, text)).toArray(byte[][]::new);

    for (int counter : new int[] {3, 1, 0, 2, 2, 0}) {
      assertArrayEquals(text, receiver.open(counter, header, sealed[counter]).orElseThrow());
    }
  }

  @Test
  void goesOnAfterARejectedPacket() {
    byte[] sealed = sender.seal(0, header, text);

    assertTrue(receiver.open(0, header, Damage.flipped(sealed, 5, 1)).isEmpty());
    assertArrayEquals(text, receiver.open(0, header, sealed).orElseThrow());
  }

  @Test
  void refusesToSealUnderACounterThatDoesNotRise() {
    sender.seal(5, header, text);

    assertThrows(IllegalStateException.class, () -> sender.seal(5, header, text));
    assertThrows(IllegalStateException.class, () -> sender.seal(4, header, text));
    assertThrows(IllegalStateException.class, () -> sender.seal(-1, header, text));
    assertEquals(text.length + 16, sender.seal(-2, header, text).length);
    assertThrows(IllegalStateException.class, () -> sender.seal(0, header, text));
  }

  private byte[] buffer(byte[] plaintext) {
    byte[] margin = new byte[MARGIN];
    Arrays.fill(margin, (byte) 0x77);
    return Bytes.concat(margin, header, plaintext, new byte[16], margin);
  }
}
