package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.core.packet.Address;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class HandshakeBodiesTest {

  private static final byte[] RESET = new SeededEntropy(1).bytes(16);
  private static final byte[] RESUME = new SeededEntropy(2).bytes(24);

  @Test
  void carryTheInitiatorsWord() {
    for (int length : new int[] {0, 1, 699, 700}) {
      byte[] payload = new SeededEntropy(length).bytes(length);
      byte[] encoded = new InitBody(-5, RESET, payload).encode();
      InitBody body = InitBody.decode(encoded);

      assertEquals(1_052, encoded.length);
      assertNotNull(body);
      assertEquals(-5, body.counter());
      assertArrayEquals(RESET, body.resetToken());
      assertArrayEquals(payload, body.payload());
    }
  }

  @Test
  void carryTheRespondersWord() {
    for (int length : new int[] {0, 1, 699, 700}) {
      byte[] payload = new SeededEntropy(length).bytes(length);
      var address = new Address(1, 2, 65_535);
      ResponseBody body =
          ResponseBody.decode(new ResponseBody(-7, RESET, RESUME, address, payload).encode());

      assertNotNull(body);
      assertEquals(-7, body.sourceId());
      assertArrayEquals(RESET, body.resetToken());
      assertArrayEquals(RESUME, body.resumeToken());
      assertEquals(address, body.observed());
      assertArrayEquals(payload, body.payload());
    }
  }

  @Test
  void areRefusedWithAnythingInThePadding() {
    byte[] encoded = new InitBody(1, RESET, new byte[10]).encode();
    for (int i = 36; i < encoded.length; i++) {
      byte[] copy = encoded.clone();
      copy[i] = 1;

      assertNull(InitBody.decode(copy));
    }
  }

  @Test
  void areRefusedWithALengthBeyondTheLimit() {
    assertNull(InitBody.decode(new InitBody(1, RESET, new byte[701]).encode()));
    assertNull(
        ResponseBody.decode(
            new ResponseBody(-7, RESET, RESUME, Address.NONE, new byte[701]).encode()));
  }

  @Test
  void areRefusedWhenCutOrProlonged() {
    byte[] init = new InitBody(1, RESET, new byte[10]).encode();
    byte[] response = new ResponseBody(-7, RESET, RESUME, Address.NONE, new byte[10]).encode();
    for (int length = 0; length < 1_100; length++) {
      if (length != init.length) {
        assertNull(InitBody.decode(Arrays.copyOf(init, length)));
      }
      if (length != response.length) {
        assertNull(ResponseBody.decode(Arrays.copyOf(response, length)));
      }
    }
  }
}
