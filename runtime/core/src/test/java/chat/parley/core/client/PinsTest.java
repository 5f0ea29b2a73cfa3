package chat.parley.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.PublicKey;
import chat.parley.core.store.Pin;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose keys are known, and forgotten again.
final class PinsTest {

  private static final PublicKey HIS = key(1);
  private static final PublicKey OTHERS = key(2);

  private final Pins pins = new Pins(List.of(pin("bob", HIS), pin("b0b", OTHERS)));

  private static PublicKey key(int first) {
    byte[] bytes = new byte[PublicKey.LENGTH];
    bytes[0] = (byte) first;
    return PublicKey.of(bytes);
  }

  private static Pin pin(String nickname, PublicKey identity) {
    return new Pin(nickname, identity, 1_000, false);
  }

  @Test
  void knowsNobodyAnyMoreWhomItHasForgotten() {
    assertTrue(pins.remove("bob"));

    assertNull(pins.of("bob"));
    assertFalse(pins.remove("bob"));
    assertEquals(List.of(pin("b0b", OTHERS)), pins.all());
  }

  @Test
  void knowsStillWhoElseLooksLikeHim() {
    pins.remove("bob");

    assertEquals("b0b", pins.lookAlike("bob", HIS));
  }
}
