package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PublicKeyTest {

  private final Seeds seeds = new Seeds(11);

  @Test
  void givesBackItsBytes() {
    byte[] bytes = seeds.key();
    byte[] target = new byte[40];

    PublicKey.of(bytes).copyTo(target, 4);

    assertArrayEquals(bytes, PublicKey.of(bytes).bytes());
    assertArrayEquals(bytes, Arrays.copyOfRange(target, 4, 36));
  }

  @Test
  void differsInEveryByte() {
    byte[] bytes = seeds.key();
    PublicKey key = PublicKey.of(bytes);

    assertEquals(key, PublicKey.of(bytes));
    assertEquals(key.hashCode(), PublicKey.of(bytes).hashCode());
    for (int i = 0; i < PublicKey.LENGTH; i++) {
      byte[] other = bytes.clone();
      other[i] ^= 1;
      assertNotEquals(key, PublicKey.of(other));
    }
  }

  @Test
  void isOrderedByItsBytesAsUnsigned() {
    for (int i = 0; i < 1_000; i++) {
      byte[] one = seeds.key();
      byte[] other = seeds.key();
      int same = i % 33;
      System.arraycopy(one, 0, other, 0, same);

      assertEquals(
          Integer.signum(Arrays.compareUnsigned(one, other)),
          Integer.signum(PublicKey.of(one).compareTo(PublicKey.of(other))));
    }
  }

  @Test
  void has32Bytes() {
    assertThrows(IllegalArgumentException.class, () -> PublicKey.of(new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> PublicKey.of(new byte[33]));
  }
}
